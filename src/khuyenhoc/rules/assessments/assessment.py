"""What a whole rule set comes to for one application on one day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc._version import VERSION
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.recognition import Recognition, TitleGrade
from khuyenhoc.rules.assessments.application import Application
from khuyenhoc.rules.assessments.digest import digest
from khuyenhoc.rules.assessments.finding import RuleFinding
from khuyenhoc.rules.assessments.reasons import Reasons
from khuyenhoc.rules.assessments.receipt import Receipt
from khuyenhoc.rules.assessments.wording import citation_in_words, dates_in_words
from khuyenhoc.rules.books.rule_set import RuleSet
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["Assessment"]


@frozen(repr=False)
class Assessment:
    """What a rule set comes to for one application on one day (kết quả đánh giá).

    It is met where one of its grades is. ``str`` and a notebook show the whole tree of findings.

    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> from khuyenhoc.rules.assessments.assessing import assess
    >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT,
    ...                    facts={"1": 28, "2": 25, "3": 20})
    >>> found = assess(unit, on=date(2023, 12, 20))
    >>> found.verdict.value, found.grade.value
    ('met', 'fair')
    >>> [finding.verdict.value for finding in found.findings]
    ['not-met', 'met', 'met']
    """

    application: Application
    rule_set: RuleSet
    on: date
    #: One for each level of the rule set, in its order: the highest grade first.
    findings: tuple[RuleFinding, ...]
    #: The other rule sets that articles of it were taken from.
    referred: tuple[RuleSet, ...] = ()
    #: The places whose decisions complete the same frame and are not for this case.
    elsewhere: tuple[str, ...] = ()

    @property
    def verdict(self) -> RuleVerdict:
        """Whether the title is met at any grade."""
        return RuleVerdict.any_of([one.verdict for one in self.findings])

    @property
    def grade(self) -> TitleGrade | None:
        """The highest grade that is met, if no higher one is open; else ``None``."""
        possible = self.possible_grades
        return possible[0] if len(possible) == 1 and self.verdict is RuleVerdict.MET else None

    @property
    def possible_grades(self) -> tuple[TitleGrade | None, ...]:
        """The grades that it can come to, the highest first: down to the first that is met."""
        found: list[TitleGrade | None] = []
        for level, finding in zip(self.rule_set.levels, self.findings, strict=True):
            if finding.verdict is not RuleVerdict.NOT_MET:
                found.append(level.grade)
            if finding.verdict is RuleVerdict.MET:
                break
        return tuple(found)

    @property
    def citation(self) -> Citation:
        """The instrument that it rests on."""
        return self.rule_set.citation

    @property
    def weak_evidence(self) -> tuple[Citation, ...]:
        """All that it rests on and that was not seen in the instrument's own text, each once."""
        rests_on: list[Citation] = []
        for rules in (self.rule_set, *self.referred):
            said = (rules.citation, rules.in_force_source, rules.decision)
            rests_on += [one for one in said if one is not None]
        rests_on += (one.citation for finding in self.findings for one in finding.walk())
        return tuple(one for one in dict.fromkeys(rests_on) if one.weak)

    def at(self, grade: TitleGrade | None) -> RuleFinding:
        """Give the finding for one grade.

        Raises:
            InvalidValueError: The rule set has no such grade.
        """
        return self.findings[self._place(grade)]

    def _place(self, grade: TitleGrade | None) -> int:
        grades = [level.grade for level in self.rule_set.levels]
        if grade not in grades:
            said = ", ".join(map(str, grades))
            raise InvalidValueError("Assessment.at", grade, f"one of its grades, {said}")
        return grades.index(grade)

    def _places(self, verdict: RuleVerdict) -> list[int]:
        return [place for place, one in enumerate(self.findings) if one.verdict is verdict]

    @property
    def nearest(self) -> RuleFinding:
        """The finding that its verdict hangs on: of several levels of that verdict the lowest."""
        return self.findings[self._places(self.verdict)[-1]]

    def why(self, grade: TitleGrade | None = None) -> Reasons:
        """Give the conditions by which it is met: at ``grade``, or at the highest that is met.

        There are none where it is not met.

        Raises:
            InvalidValueError: The rule set has no such grade.
        """
        met = [*self._places(RuleVerdict.MET), -1]
        place = met[0] if grade is None else self._place(grade)
        return self._reasons(place, because=self.findings[place].verdict is RuleVerdict.MET)

    def why_not(self, grade: TitleGrade | None = None) -> Reasons:
        """Give the conditions by which it is not met: at ``grade``, or else at any.

        They are all that are not met, with what would do, or, where nothing is surely missed, all
        that are open, with what is missing. There are none where it is met.

        Raises:
            InvalidValueError: The rule set has no such grade.
        """
        place = self._places(self.verdict)[-1] if grade is None else self._place(grade)
        return self._reasons(place, because=self.findings[place].verdict is not RuleVerdict.MET)

    def _reasons(self, place: int, *, because: bool) -> Reasons:
        finding = self.findings[place]
        grade = self.rule_set.levels[place].grade if len(self.findings) > 1 else None
        found: list[RuleFinding] = []
        for one in finding.because() if because else ():
            if one not in found:  # not by their hashes: a base that a host brings may have none
                found.append(one)
        vi, en = (self._heading(language, finding.verdict, grade) for language in ("vi", "en"))
        return Reasons(vi, en, tuple(found))

    def recognition(  # noqa: PLR0913 - what a decision says, each part named
        self,
        *,
        decided_on: date,
        unit: str | None = None,
        grade: TitleGrade | None = None,
        valid: Period | None = None,
        decided_by: str | None = None,
        decision: Citation | None = None,
    ) -> Recognition:
        """Make the recognition that follows, for what it was put forward for.

        ``unit``, which counts it, is by default the place of the application; ``grade``, the
        highest that is met. Where a higher one is open, it must be named.

        >>> from khuyenhoc.models.learning_title import LearningTitle
        >>> from khuyenhoc.rules.assessments.assessing import assess
        >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT, place="son-la",
        ...                    facts={"1": 28, "2": 25, "3": 35})
        >>> assess(unit, on=date(2023, 12, 20)).recognition(decided_on=date(2023, 12, 28)).grade
        <TitleGrade.GOOD: 'good'>

        Raises:
            InvalidValueError: It is not met, or not at that grade; which grade it comes to is open
                and none is named; it was decided before it was assessed; something is supposed of
                the rules; or neither it nor the application names a unit.
        """
        if self.rule_set.supposed:
            expected = "an assessment by the law, with nothing supposed"
            raise InvalidValueError("Assessment.recognition", self.rule_set.supposed, expected)
        if grade is not None and type(grade) is not TitleGrade:
            raise InvalidValueError("Assessment.recognition.grade", grade, "a TitleGrade")
        if type(decided_on) is not date or decided_on < self.on:
            expected = f"a date without a time, on or after the assessment, {self.on}"
            raise InvalidValueError("Assessment.recognition.decided_on", decided_on, expected)
        of_grade = self.grade if grade is None else grade
        levels = zip(self.rule_set.levels, self.findings, strict=True)
        met = [level.grade for level, found in levels if found.verdict is RuleVerdict.MET]
        if of_grade not in met or (grade is None and len(self.possible_grades) > 1):
            said = ", ".join("none" if one is None else one.value for one in met)
            expected = f"a grade that is met, named: {said}" if met else "a title that is met"
            found = self.verdict.value if grade is None else grade.value
            raise InvalidValueError("Assessment.recognition", found, expected)
        counted_by = self.application.place if unit is None else unit
        if counted_by is None:
            expected = "the id of the unit that counts it, as the application has no place"
            raise InvalidValueError("Assessment.recognition.unit", unit, expected)
        return Recognition(
            holder=self.application.holder,
            title=self.rule_set.title,
            unit=counted_by,
            decided_on=decided_on,
            grade=of_grade,
            given_for=self.application.period,
            valid=valid,
            decided_by=decided_by,
            decision=decision,
        )

    def sentence(self, language: str = "vi") -> str:
        """Say what it comes to, by which rules and on what they rest, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return self._heading(language, self.verdict, self.grade)

    def _heading(self, language: str, verdict: RuleVerdict, grade: TitleGrade | None) -> str:
        rules = self.rule_set
        rests_on = [citation_in_words(rules.citation, language)]
        decisions = [one.decision for one in (rules, *self.referred) if one.decision is not None]
        for decision in dict.fromkeys(decisions):
            completed = citation_in_words(decision, language)
            rests_on.append(
                in_language(language, vi=f"và {completed}", en=f"completed by {completed}")
            )
        source = rules.in_force_source
        if source is not None and source not in (rules.citation, rules.decision):
            days = dates_in_words(source, rules.citation, language)
            rests_on += [days] if days else []
        weaker = self._weaker_evidence(language)
        if weaker:
            rests_on.append(
                in_language(language, vi=f"yêu cầu: {weaker}", en=f"requirements: {weaker}")
            )
        rests_on += (
            in_language(language, vi=f"giả định {one}", en=f"supposing {one}")
            for one in rules.supposed
        )
        said = verdict.label(language)
        if grade is not None:
            said = (
                f"{said}, {grade.label(language)}"
                if grade is self.grade
                else f"{grade.label(language)}: {said}"
            )
        day = in_language(language, vi=f"ngày {format_vi(self.on)}", en=f"on {self.on.isoformat()}")
        holder, title = self.application.holder, rules.title.label(language)
        return f"{holder}: {title}, {day}: {said} ({'; '.join(rests_on)}).{self._note(language)}"

    def _weaker_evidence(self, language: str) -> str:
        """Say how else than the instrument the requirements are known, where that is weak."""
        cited = [one.citation for one in self.walk()]
        kinds = [
            one.evidence for one in cited if one.weak and one.evidence is not self.citation.evidence
        ]
        named = [
            in_language(language, vi=one.label_vi, en=one.label_en) for one in dict.fromkeys(kinds)
        ]
        return ", ".join(named)

    def _note(self, language: str) -> str:
        """Say whose decisions would complete the frame if the case were theirs."""
        if not self.elsewhere or self.verdict is not RuleVerdict.NOT_ASSESSABLE:
            return ""
        places, here = ", ".join(self.elsewhere), self.application.place
        return in_language(
            language,
            vi=f" Có quyết định của {places}, không áp dụng cho {here or 'hồ sơ chưa rõ nơi'}"
            " vào ngày này.",
            en=f" There are decisions of {places}; none is for {here or 'an unstated place'}"
            " on this day.",
        )

    def walk(self) -> Iterator[RuleFinding]:
        """Give all findings, from the highest grade to the lowest and from the top down."""
        for finding in self.findings:
            yield from finding.walk()

    def text(self, language: str = "vi") -> str:
        """Lay out the whole tree of findings, each on a line under what it is a part of.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        lines = [self.sentence(language)]
        for finding in self.findings:
            lines += finding.lines(language)
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Assessment: {self.application.holder} {self.rule_set.id} {self.verdict.value}>"

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: the verdict, the tree of findings and the receipt."""
        return {
            "holder": self.application.holder,
            "title": self.rule_set.title.value,
            "on": self.on.isoformat(),
            "verdict": self.verdict.value,
            "grade": None if self.grade is None else self.grade.value,
            "vi": self.sentence("vi"),
            "en": self.sentence("en"),
            "levels": [
                {"grade": level.grade and level.grade.value, **finding.to_dict()}
                for level, finding in zip(self.rule_set.levels, self.findings, strict=True)
            ],
            "receipt": self.receipt.to_dict(),
        }

    def html(self, language: str = "vi") -> str:
        """Give the tree of findings as nested lists of HTML, each marked with its verdict.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        from html import escape  # noqa: PLC0415 - slow to import

        said = escape(self.sentence(language))
        items = "".join(finding.html(language) for finding in self.findings)
        return f'<p data-verdict="{self.verdict.value}">{said}</p><ul>{items}</ul>'

    def _repr_html_(self) -> str:
        return self.html()

    @property
    def receipt(self) -> Receipt:
        """What it was made from, so that it can be made again with ``replay``."""
        looked_into = dict.fromkeys((self.rule_set, *self.referred))
        return Receipt(
            on=self.on,
            rule_sets=tuple((one.id, digest(one)) for one in looked_into),
            application=digest(self.application),
            findings=digest(self.findings),
            version=VERSION,
        )
