import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc.text.names import (
    bare_name,
    find_names,
    name_key,
    same_name,
    sort_key,
    without_accents,
)

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
#: The 63 provinces and cities of 2008 to 2025, in the order of a dictionary.
PROVINCES = """An Giang; Bà Rịa - Vũng Tàu; Bạc Liêu; Bắc Giang; Bắc Kạn; Bắc Ninh; Bến Tre;
    Bình Dương; Bình Định; Bình Phước; Bình Thuận; Cà Mau; Cao Bằng; Cần Thơ; Đà Nẵng; Đắk Lắk;
    Đắk Nông; Điện Biên; Đồng Nai; Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương;
    Hải Phòng; Hậu Giang; Hòa Bình; Hồ Chí Minh; Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum; Lai Châu;
    Lạng Sơn; Lào Cai; Lâm Đồng; Long An; Nam Định; Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ;
    Phú Yên; Quảng Bình; Quảng Nam; Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh;
    Thái Bình; Thái Nguyên; Thanh Hóa; Thừa Thiên Huế; Tiền Giang; Trà Vinh; Tuyên Quang; Vĩnh Long;
    Vĩnh Phúc; Yên Bái""".replace("\n", " ").split(";")
PROVINCES = [" ".join(name.split()) for name in PROVINCES]

_MARKED = [
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
]
_ALPHABET = sorted({*LETTERS, *_MARKED, *LETTERS.upper(), *"ÀẾỠ", *"0123456789", *" .-–'’(\u00a0"})
names = st.one_of(
    st.text(st.sampled_from(_ALPHABET), max_size=12),
    st.sampled_from(PROVINCES),
    st.builds("{} {}".format, st.sampled_from(["Phường", "Tổ", "Khu phố"]), st.integers(0, 300)),
)


def nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


@given(names)
def test_a_name_is_the_same_in_every_unicode_form_case_and_spacing(name: str) -> None:
    """Kills: a key of ``name.casefold()``, of NFC alone, or one that keeps double spaces."""
    spaced = "  " + name.replace(" ", "\u00a0 ") + "\t"
    for other in (nfd(name), name.upper(), nfd(name).upper(), spaced):
        assert same_name(name, other)
        assert find_names(other, [name]) == (name,)


@given(st.text(max_size=8))
@example("Trường Quốc tế 한국")
def test_no_alphabet_depends_on_the_unicode_form(name: str) -> None:
    """Kills: marks composed only where they are Latin; capitals counted in decomposed letters."""
    assert sort_key(nfd(name)) == sort_key(unicodedata.normalize("NFC", name))


@given(names)
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    """Kills: a key that composes letters after it has looked for tone marks."""
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hoà", "Hòa"),
        ("Thuỷ", "Thủy"),
        ("Khoẻ", "Khỏe"),
        ("HOÀ BÌNH", "Hòa Bình"),
        ("Khánh Hoà", nfd("Khánh Hòa")),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu"),
        ("TP.HCM", "TP. HCM"),
        ("Xã Ia H’Drai", "xã Ia H'Drai"),
        ("Ðắk Lắk", "Đắk Lắk"),
    ],
)
def test_spellings_of_one_name(first: str, second: str) -> None:
    assert same_name(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("kì", "kỳ"),
        ("Mĩ", "Mỹ"),
        ("quý", "qúy"),
        ("Cần Thơ", "Cẩn Thơ"),
        ("Cần Thơ", "Can Tho"),
        ("Tân An", "Tần An"),
        ("Đa", "Da"),
        ("Phường 2", "Phường 25"),
        ("Tổ 2 5", "Tổ 25"),
        ("Tân Lập", "Tân-Lập"),
        ("Tân Lập", "Tânlập"),
    ],
)
def test_names_that_differ(first: str, second: str) -> None:
    assert not same_name(first, second)


@given(names, names)
@example("hoà", "HÒA")
@example("Tổ 07", "Tổ 7")
def test_the_order_is_total_and_agrees_with_sameness(first: str, second: str) -> None:
    """Kills: a sort key of words alone, by which "Tân-Lập" and "Tân Lập" would tie."""
    one, two = sort_key(first), sort_key(second)
    assert (one[:2] == two[:2]) == same_name(first, second)
    assert (one < two) + (one == two) + (one > two) == 1


@given(st.lists(names, max_size=6))
def test_the_order_does_not_depend_on_the_unicode_form(some: list[str]) -> None:
    """Kills: case or letters looked at before the name is composed."""
    ordered = sorted(some, key=sort_key)
    assert [sort_key(nfd(name)) for name in ordered] == sorted(map(sort_key, some))
    assert sorted(map(nfd, ordered), key=sort_key) == list(map(nfd, ordered))


@given(st.permutations(PROVINCES))
def test_provinces_are_put_in_the_order_of_a_dictionary(some: list[str]) -> None:
    """Kills: code points, Đ among D, ă among a, a tone weighed before the letters of a syllable."""
    assert len(PROVINCES) == 63
    assert sorted(some, key=sort_key) == PROVINCES


@pytest.mark.parametrize(
    "ordered",
    [
        list(LETTERS),
        ["ba", "bà", "bả", "bã", "bá", "bạ", "bac", "bác", "băc", "bâc"],
        ["Da", "Dỵ", "Đa", "Ea"],
        ["Hà Nội", "Hạ Long", "Hải Phòng"],  # a database would put Hạ Long first
        ["Phường 6", "Phường 25", "Phường 100", "Phường An Phú"],
        ["Tổ 7", "Tổ 08", "Tổ 9", "Tổ 12", "Tổ " + "9" * 5000],
        ["Tân", "Tân An", "Tân-An", "Tân Anh"],
        ["tân an", "tân An", "Tân an", "Tân An"],
        ["Koln", "Köln", "Kon Tum", "Пермь"],
        ["ợ", "ớt"],
    ],
)
def test_known_orders(ordered: list[str]) -> None:
    keys = [sort_key(name) for name in ordered]
    assert all(one < two for one, two in pairwise(keys))


def test_a_mark_without_a_letter_is_no_letter() -> None:
    assert sort_key("\u0302 an")[0][1] == sort_key("an")[0][0]


@given(names)
def test_no_accent_is_left(name: str) -> None:
    """Kills: a table of marks without the horn, or one without đ."""
    bare = without_accents(name)
    assert not set(bare.lower()) & set("ăâđêôơưàếỡ")
    assert without_accents(nfd(name)) == bare
    assert all(character.isascii() or character in "–’\u00a0" for character in bare)


def test_what_is_no_accent_stays() -> None:
    assert without_accents("ĐÔNG Đa – “Hoà”") == "DONG Da – “Hoa”"


@given(names, st.lists(names, max_size=6))
def test_a_search_without_accents_finds_all_that_one_with_accents_does(
    query: str, others: list[str]
) -> None:
    """Kills: stopping at the first match."""
    some = [*others, query, without_accents(query)]
    found = find_names(query, some, accents=False)
    assert set(find_names(query, some)) <= set(found)
    assert found.count(query) == some.count(query)
    assert list(found) == sorted(found, key=sort_key)
    assert find_names(without_accents(query), some, accents=False) == found


def test_an_ambiguous_query_shows_all_it_may_mean() -> None:
    communes = ["Tân Lập", "Tần Lập", "Tân Lạp", "TÂN LẬP", "Tân Lập 2", "Tân Lộc"]
    assert find_names("tan lap", communes, accents=False) == (
        "Tân Lạp",
        "Tân Lập",
        "TÂN LẬP",
        "Tần Lập",
    )
    assert find_names("tân lập", communes) == ("Tân Lập", "TÂN LẬP")
    assert find_names("tan lap", communes) == ()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("TP. Cần Thơ", "Cần Thơ"),
        ("TP.HCM", "HCM"),
        ("Tp Huế ", "Huế"),
        ("T.P. Huế", "Huế"),
        ("thành  phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("TỈNH HOÀ BÌNH", "HOÀ BÌNH"),
        ("Q.Bình Thạnh", "Bình Thạnh"),
        ("thị xã Sơn Tây", "Sơn Tây"),
        ("Đặc khu Phú Quốc", "Phú Quốc"),
        (nfd("Xã Ia H’Drai"), nfd("Ia H’Drai")),
        ("Phường Phường Đúc", "Phường Đúc"),
        ("xã Vĩnh Ô", "Vĩnh Ô"),
        # A number is no name.
        ("Quận 1", "Quận 1"),
        ("P.6", "P.6"),
        ("Phường VI", "Phường VI"),
        ("Phường 14 cũ", "Phường 14 cũ"),
        # Nothing to take off, or nothing left.
        ("Cần Thơ", "Cần Thơ"),
        ("Phường", "Phường"),
        ("Phường ", "Phường "),
        ("Tỉnhgia", "Tỉnhgia"),
        ("Tĩnh Gia", "Tĩnh Gia"),
        ("TT. Huế", "TT. Huế"),
        ("Pa Tần", "Pa Tần"),
        ("", ""),
    ],
)
def test_the_bare_name_of_a_unit(name: str, bare: str) -> None:
    assert bare_name(name) == bare
