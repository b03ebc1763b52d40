"""Fields of the API: addresses, related rows, lists of names, dates within reason."""

import re
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.plumbing import append_meta
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from articles.filters import EARLIEST, LATEST

MOST_NAMES = 100
REGISTER_NAME = re.compile(r"[A-Za-z]\w{0,49}", re.ASCII)


def is_public(row: Any) -> bool:
    """Published, and so is the article that it stands in."""
    return bool(row.is_published and getattr(row, "article", row).is_published)


class _Address(serializers.Field[Any, Any, str | None, Any]):
    """An absolute address that is worked out from the whole row."""

    def _absolute(self, path: str) -> str:
        request: Request = self.context["request"]
        return request.build_absolute_uri(path)


@extend_schema_field({"type": "string", "format": "uri", "nullable": True})
class WebAddress(_Address):
    """The public page of a row; null while it has none."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, help_text=_("The public page."))

    def to_representation(self, row: Any) -> str | None:
        return self._absolute(row.get_absolute_url()) if is_public(row) else None


@extend_schema_field({"type": "string", "format": "uri"})
class ApiAddress(_Address):
    """Where the API shows the row: by its slug, otherwise by its id."""

    def __init__(self, endpoint: str) -> None:
        super().__init__(source="*", read_only=True, help_text=_("The row in this API."))
        self.endpoint = endpoint

    def to_representation(self, row: Any) -> str:
        key = getattr(row, "slug", None) or row.pk
        return self._absolute(reverse(f"v1:{self.endpoint}-detail", args=[key]))


class Day(serializers.DateField):
    """A day between 1800 and 2200."""

    default_validators = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]


class Names(serializers.ListField):
    """A list of names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=serializers.CharField(max_length=300), max_length=MOST_NAMES, **kwargs)


class Identifiers(serializers.DictField):
    """Identifiers elsewhere by the name of the register."""

    default_error_messages = {"name": _("{name} is no name of a register: letters, digits and _ are.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=serializers.CharField(max_length=300), **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (wrong := [key for key in data if not REGISTER_NAME.fullmatch(key)]):
            self.fail("name", name=ascii(wrong[0]))
        return super().to_internal_value(data)


class Relation(serializers.RelatedField[Any, Any, Any]):
    """A related row: written as its slug (or id), read in its short form; null where it is not published."""

    default_error_messages = {"unknown": _("Unknown, or not published."), "no_key": _("A string is needed.")}

    def __init__(self, reference: type[serializers.ModelSerializer[Any]], key: str = "slug", **kwargs: Any) -> None:
        model: type[models.Model] = reference.Meta.model
        if not kwargs.get("read_only"):
            kwargs.setdefault("queryset", model._default_manager.published())  # type: ignore[attr-defined]
        super().__init__(**kwargs)
        self.reference_class, self.key = reference, key
        self.reference = reference()

    def bind(self, field_name: str, parent: Any) -> None:
        super().bind(field_name, parent)
        # Bound once: a new serializer for every row would take most of the time of a page.
        self.reference.bind("", self)  # type: ignore[arg-type]

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or "\x00" in data:
            self.fail("no_key")
        try:
            return self.get_queryset().get(**{self.key: UUID(data) if self.key == "id" else data})  # type: ignore[union-attr]
        except (ValueError, ObjectDoesNotExist):
            self.fail("unknown")

    def to_representation(self, row: Any) -> Any:
        return self.reference.to_representation(row) if is_public(row) else None


class PublicRelations(serializers.ManyRelatedField):
    """Related rows: written as a list of slugs, read from the attribute that holds the published ones."""

    def __init__(self, reference: type[serializers.ModelSerializer[Any]], shown: str, **kwargs: Any) -> None:
        super().__init__(child_relation=Relation(reference), **kwargs)
        self.shown = shown

    def get_attribute(self, instance: Any) -> Any:
        return getattr(instance, self.shown)


class RelationSchema(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = Relation
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: str) -> Any:
        if direction == "request":
            return {"type": "string", **({"format": "uuid"} if self.target.key == "id" else {})}
        short_form = auto_schema.resolve_serializer(self.target.reference_class, direction).ref
        one_of_many = isinstance(self.target.parent, serializers.ManyRelatedField)
        return short_form if one_of_many else append_meta(short_form, {"nullable": True})
