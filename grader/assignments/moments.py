"""Local times as moments: which of them a zone has, and has once."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

YEARS = range(1971, 9000)
"""Moments that can still be moved by days, and between zones."""


def why_no_moment(when: datetime, zone: tzinfo) -> str:
    """Say why a time is no moment of a zone; empty if it is."""
    if when.year not in YEARS:
        return f"is in the year {when.year}; leave it out where there is no such time"
    if when.tzinfo is not None:
        return ""
    offsets = [when.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)]
    if offsets[0] == offsets[1]:
        return ""
    local = when.replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != when:
        return f"is {when}, which does not exist in {zone}: clocks are set forward over it"
    both = " or ".join(local.replace(fold=fold).isoformat() for fold in (0, 1))
    return f"is {when}, which happens twice in {zone}; write {both}"


def in_utc(when: datetime, zone: tzinfo) -> datetime:
    """Return a time in UTC; one without an offset is meant in the zone."""
    return (when if when.tzinfo is not None else when.replace(tzinfo=zone)).astimezone(UTC)


def zone_of(name: str) -> tzinfo:
    """Return a zone; UTC is there on machines without data of zones as well."""
    return UTC if name == "UTC" else ZoneInfo(name)
