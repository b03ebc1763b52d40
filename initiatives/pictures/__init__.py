"""Pictures of what became of promises: geometry only, drawn by templates as SVG.

Places on the axis are percentages of the width and heights are pixels, so that letters keep their size on any screen.
"""
