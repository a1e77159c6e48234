"""What the lines of one old commune say together, and what bad lines leave open of it."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from khuyenhoc.interop.conversion.checks import remark
from khuyenhoc.interop.conversion.lines import Line, Told
from khuyenhoc.interop.conversion.notes import Note
from khuyenhoc.interop.conversion.read import LineRemark
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.share import Share

__all__ = ["Source", "sources_of"]

#: Whether it is a whole district, and its code.
_Key = tuple[bool, str]

#: What takes none of the people, or of the land, beside a line that says who has all of them.
_LEAVES: Final = {
    Moved.EVERYTHING: frozenset[Note | None](),
    Moved.PEOPLE: frozenset[Note | None]({Note.PART, Note.LAND}),
    Moved.LAND: frozenset[Note | None]({Note.PART, Note.SOME_PEOPLE}),
}
_NOUNS: Final = ((Moved.PEOPLE, "people go", "they"), (Moved.LAND, "land goes", "it"))


@frozen
class _Open:
    """A bad line that may be of a commune, and the new commune it names, as far as one can read."""

    line: Line
    target: str | None


def _no_lines() -> list[tuple[Line, Told]]:
    return []


def _nothing_open() -> list[_Open]:
    return []


@frozen
class Source:
    """The good lines of a commune or district, and the bad ones that may be of it."""

    good: list[tuple[Line, Told]] = field(factory=_no_lines)
    bad: list[_Open] = field(factory=_nothing_open)

    @property
    def _goes_on(self) -> bool:
        return any(told.note.note.goes_on for _, told in self.good)

    @property
    def is_divided(self) -> bool:
        """Whether it is not said to go, or to stay, as a whole."""
        return len(self.good) != 1 or self.good[0][1].note.note in Note.in_parts()

    @property
    def is_complete(self) -> bool:
        """Whether its good lines tell all."""
        return not self.bad and self._lacking() is None

    def moves(self) -> list[tuple[str | None, Moved, Share]]:
        """Give what goes where: the code of the new commune, ``None`` where that is outside."""
        kinds = (Moved.EVERYTHING, *self._kinds())
        notes = {
            told.new.code: told.note.note for _, told in self.good if not told.note.note.goes_on
        }
        found: list[tuple[str | None, Moved, Share]] = [
            (code, of, self._share(note, of)) for code, note in notes.items() for of in kinds
        ]
        stays = {told.new.code for _, told in self.good if told.note.note.goes_on}
        more: dict[str | None, None] = {one.target: None for one in self.bad}
        for code in more:
            # What no move takes of a commune that ends may be outside already.
            if code not in {*notes, *stays} and (code is not None or stays):
                found += ((code, of, Share.unknown()) for of in kinds)
        return found

    def _kinds(self) -> list[Moved]:
        """Give of what more than everything something is said."""
        said = {of for _, told in self.good for of in told.note.note.shares} - {Moved.EVERYTHING}
        return [of for of in Moved if of in said and (self.is_complete or self._is_taken(of))]

    def _is_taken(self, of: Moved) -> bool:
        """Tell whether the lines name anything that some of it may have gone to."""
        return (
            self._goes_on
            or any(one.target is not None for one in self.bad)
            or any(share.high > 0 for share in self._shares(of))
        )

    def _shares(self, of: Moved) -> list[Share]:
        return [_stated(told.note.note, of) for _, told in self.good]

    def _share(self, note: Note, of: Moved) -> Share:
        share = _stated(note, of)
        unsure = share.is_remainder and not self.is_complete
        return Share.unknown() if unsure or (share.low > 0 and self._may_lose(of)) else share

    def _may_lose(self, of: Moved) -> bool:
        return any(one.line.glimpse.note not in _LEAVES[of] for one in self.bad)

    def _lacking(self) -> str | None:
        """Say what no good line tells where it goes."""
        if self._goes_on:
            return None
        for of, goes, they in _NOUNS:
            taken = [share for share in self._shares(of) if share.high > 0]
            if not taken:
                return f"no line says where the {goes}: {they} may have gone outside"
            if any(share.is_remainder for share in taken) and len(self.good) > 1:
                continue
            if len(taken) == 1 and taken[0].low == 0:
                return f"no other line says where the other {goes}: {they} may have gone outside"
        return None

    def remarks(self) -> list[LineRemark]:
        """Tell of what lacks, and of lines that are taken with others in mind."""
        if not self.good:
            return []
        found: list[LineRemark] = []
        why = self._lacking()
        if self.bad:
            row = min((one.line for one in self.bad), key=lambda line: line.row.number).row
            same = row.label == self.good[0][0].row.label
            which = " of the same commune" if same else ", which may be of the same commune,"
            why = f"row {row.number}{which} could not be taken: they may have gone outside"
        if why is not None:
            found.append(remark(self.good[0][0], why))
        notes = [told.note.note for _, told in self.good]
        for whole, of, said in (
            (
                Note.PEOPLE,
                Moved.PEOPLE,
                '"toàn bộ dân số" of another line: taken as without people',
            ),
            (
                Note.ALL_LAND,
                Moved.LAND,
                '"toàn bộ diện tích" of another line: taken as without land',
            ),
        ):
            if whole in notes and Note.PART in notes and not self._may_lose(of):
                part = self.good[notes.index(Note.PART)][0]
                found.append(remark(part, f'"một phần" beside {said}'))
        return found


def _stated(note: Note, of: Moved) -> Share:
    return note.shares.get(of, note.shares[Moved.EVERYTHING])


def sources_of(lines: Sequence[Line]) -> dict[_Key, Source]:
    """Gather the lines by what they are of; a bad one is put to all that it may be of.

    That is the commune of its code, and the one of its name in its district. Where neither can be
    read it may be any of the district that is divided.
    """
    found: dict[_Key, Source] = {}
    names: dict[_Key, tuple[str, str]] = {}
    targets: dict[str, tuple[str, str]] = {}
    for line in lines:
        if line.told is not None and line.is_placed:
            told, key = line.told, line.told.source
            source = found.setdefault(key, Source())
            names[key] = ("" if told.old is None else told.old.key, told.district.code)
            targets[told.new.code] = (told.new.key, told.new_province.code)
            if line.is_good:
                source.good.append((line, told))
    for line in lines:
        if not line.is_good:
            target = _target(line, targets)
            for source in _may_be(line, target, names, found):
                source.bad.append(_Open(line, target))
    return found


def _may_be(
    line: Line,
    target: str | None,
    names: Mapping[_Key, tuple[str, str]],
    found: Mapping[_Key, Source],
) -> list[Source]:
    """Give all that a bad line may be of, but for those of which a good line says the same."""
    named, district = _named(line, names), line.glimpse.district
    if named or line.glimpse.old_code is not None:
        return [found[key] for key in named if not _is_told(line, target, found[key])]
    return [
        source
        for key, source in found.items()
        if district in (None, names[key][1]) and source.is_divided
    ]


def _named(line: Line, names: Mapping[_Key, tuple[str, str]]) -> list[_Key]:
    if line.told is not None and line.is_placed:
        return [line.told.source]
    glimpse = line.glimpse
    if glimpse.note is Note.DISTRICT:
        return [key for key in names if key == (True, glimpse.district)]
    return [
        key
        for key, (name, district) in names.items()
        if key == (False, glimpse.old_code)
        or (name and name == glimpse.old_name and glimpse.district in (None, district))
    ]


def _target(line: Line, targets: Mapping[str, tuple[str, str]]) -> str | None:
    """Find the new commune of a bad line, by its code or else by its name and province."""
    glimpse = line.glimpse
    if glimpse.new_code is not None:
        return glimpse.new_code if glimpse.new_code in targets else None
    called = (glimpse.new_name, glimpse.new_province)
    return next((code for code, named in targets.items() if named == called), None)


def _is_told(line: Line, target: str | None, source: Source) -> bool:
    """Tell whether a good line says all that a bad one does."""
    return any(
        (told.new.code, told.note.note) == (target, line.glimpse.note) for _, told in source.good
    )
