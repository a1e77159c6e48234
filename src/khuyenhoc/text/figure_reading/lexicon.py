"""The words of associations' reports that say what a number counts."""

from functools import cache
from typing import Final

from khuyenhoc.values.unit import UNITS, Unit

__all__ = ["CLASSIFIERS", "LONGEST_NOUN", "MONEY_WORDS", "TITLE_NOUNS", "nouns"]

# Each line: the code of a unit, and the nouns after a number that mean it. The text is lower case,
# composed and with the tone on the first of two vowels, as ``Normalised`` writes it. A noun is
# listed with its classifier only where the classifier alone would mean something else; the longest
# noun that fits wins, so "hội" never hides in "hội thảo".
_NOUNS: Final = (
    (
        "person",
        (
            "người, người dân, người lao động, người học, người lớn, người cao tuổi, người "
            "nghèo, người con, người khuyết tật, hội viên, hv, hội viên khuyến học, cán bộ "
            "hội viên, cbhv, học sinh, hs, hssv, học sinh sinh viên, học viên, sinh viên, sv, "
            "tân sinh viên, em, em học sinh, em học sinh sinh viên, em sinh viên, cháu, cháu "
            "học sinh, trẻ, trẻ em, trẻ mồ côi, thiếu nhi, nhi đồng, thanh niên, thiếu niên, "
            "thanh thiếu niên, đoàn viên, đội viên, con em, bạn, bạn trẻ, giáo viên, gv, "
            "giảng viên, nhà giáo, nhà giáo ưu tú, cô giáo, thầy giáo, thầy cô, thầy cô giáo, "
            "thầy, cô, giáo chức, cựu giáo chức, cán bộ, cb, cán bộ hội, cán bộ quản lý, "
            "cbql, cán bộ công chức, cbcc, cbccvc, công chức, viên chức, công nhân, công nhân "
            "viên, cnv, cnvc, cộng tác viên, ctv, nhân viên, lao động, chiến sĩ, chiến sỹ, "
            "quân nhân, cựu chiến binh, ccb, nông dân, phụ nữ, đảng viên, ủy viên, uv, ủy "
            "viên ban chấp hành, đồng chí, đ/c, đại biểu, khách mời, vị, vị đại biểu, cá "
            "nhân, công dân, công dân học tập, cdht, dân, dân số, nhân khẩu, khẩu, thành "
            "viên, tuyên truyền viên, báo cáo viên, hướng dẫn viên, tình nguyện viên, nghệ "
            "nhân, cử nhân, thạc sĩ, thạc sỹ, tiến sĩ, tiến sỹ, giáo sư, phó giáo sư, kỹ sư, "
            "bác sĩ, bác sỹ, thủ khoa, nhà khoa học, trí thức, doanh nhân, mạnh thường quân, "
            "nhà hảo tâm, nhà tài trợ, thí sinh, phụ huynh, cha mẹ học sinh, phật tử, giáo "
            "dân, tín đồ, lưu học sinh, gương, tấm gương, gương mặt, gương điển hình, tài "
            "năng, tài năng trẻ, chủ tịch, phó chủ tịch, chi hội trưởng, đối tượng"
        ),
    ),
    ("occurrence", "lượt, lượt người, lượt học sinh, lượt hội viên, lượt em, đợt, lượt cán bộ"),
    ("household_occurrence", "lượt hộ, lượt hộ dân, lượt hộ gia đình, lượt gia đình"),
    (
        "household",
        (
            "hộ, hộ dân, hộ gia đình, hộ gđ, hộ nghèo, hộ cận nghèo, gia đình, gđ, gia đình "
            "học tập, gia đình hiếu học, gia đình khuyến học, gia đình văn hóa, gđht, gđhh, "
            "gđkh, nóc nhà"
        ),
    ),
    (
        "clan",
        (
            "dòng họ, dòng họ học tập, dòng họ hiếu học, dòng họ khuyến học, dòng tộc, tộc "
            "họ, họ tộc, gia tộc, chi họ, chi tộc, chi phái, tộc, tộc họ học tập, họ, dhht, "
            "dhhh, dhkh"
        ),
    ),
    (
        "community",
        (
            "cộng đồng, cộng đồng học tập, cộng đồng khuyến học, cộng đồng dân cư, cđht, "
            "cđkh, cđhh, thôn, thôn bản, thôn xóm, thôn làng, bản, bản làng, buôn, bon, plei, "
            "làng, ấp, khóm, xóm, phum, sóc, khu phố, kp, khu vực, khu dân cư, kdc, khu, "
            "khối, khối phố, tổ dân phố, tdp, tổ dân cư, tổ nhân dân, tổ nhân dân tự quản, "
            "cụm dân cư, tiểu khu, địa bàn dân cư"
        ),
    ),
    (
        "work_unit",
        (
            "cơ quan, cơ quan đơn vị, đơn vị học tập, đvht, đơn vị sự nghiệp, sở, sở ngành, "
            "sở ban ngành, ban ngành, ngành, phòng ban, phòng giáo dục, bộ ngành"
        ),
    ),
    (
        "school",
        (
            "trường, trường học, nhà trường, ngôi trường, đơn vị trường học, cơ sở giáo dục, "
            "cơ sở đào tạo"
        ),
    ),
    ("class", "lớp, lớp học, lớp học nghề, lớp dạy nghề, lớp bồi dưỡng, lớp xóa mù chữ"),
    ("classroom", "phòng học, lớp học kiên cố"),
    (
        "session",
        (
            "buổi, chuyên đề, hội nghị, hội thảo, tọa đàm, cuộc họp, cuộc hội thảo, cuộc tọa "
            "đàm, cuộc hội nghị, cuộc tuyên truyền, cuộc, tập huấn, lớp tập huấn, khóa, khóa "
            "học, khóa tập huấn, tiết, tiết học, hoạt động, sự kiện, chương trình, đại hội, "
            "phiên họp, kỳ họp"
        ),
    ),
    ("centre", "trung tâm, tthtcđ, ttht cđ, ttgdtx"),
    ("club", "câu lạc bộ, clb"),
    (
        "organisation",
        (
            "tổ chức, tổ chức hội, tổ chức cơ sở hội, hội, hội khuyến học, hkh, hội kh, hội "
            "cơ sở, cơ sở hội, cấp hội, huyện hội, tỉnh hội, thành hội, chi hội, chi hội "
            "khuyến học, chkh, liên chi hội, phân hội, chi hội cơ sở, ban, ban khuyến học, "
            "bkh, ban kh, ban vận động, ban chấp hành, ban liên lạc, ban chỉ đạo, ban điều "
            "hành, tổ, tổ hội, tổ khuyến học, nhóm, đội, đơn vị, đơn vị khuyến học, chi bộ, "
            "đảng bộ, chi đoàn, đoàn thể, doanh nghiệp, dn, công ty, cty, tập đoàn, xí "
            "nghiệp, nhà máy, ngân hàng, hợp tác xã, htx, cơ sở, cơ sở tôn giáo, chùa, nhà "
            "chùa, giáo xứ, họ đạo, nhà thờ, tập thể, lực lượng"
        ),
    ),
    (
        "site",
        (
            "điểm chỉ đạo, điểm trường, điểm cầu, điểm sáng, điểm, địa điểm, địa chỉ, điểm "
            "học tập, điểm sinh hoạt, nơi, thư viện, nhà văn hóa, tủ sách"
        ),
    ),
    ("nation", "quốc gia, nước"),
    ("province", "tỉnh, tỉnh thành, cộng đồng học tập cấp tỉnh"),
    ("district", "huyện, quận, quận huyện, thị xã, cộng đồng học tập cấp huyện"),
    (
        "commune",
        (
            "xã, phường, xã phường, thị trấn, đặc khu, xã phường thị trấn, đơn vị hành chính "
            "cấp xã, cộng đồng học tập cấp xã, cộng đồng học tập cấp phường, cộng đồng học "
            "tập xã, cộng đồng học tập phường, đơn vị cấp xã"
        ),
    ),
    ("administrative_unit", "thành phố, đơn vị hành chính, địa phương, thành"),
    ("scholarship", "suất học bổng, học bổng, suất hb, suất hbkh"),
    (
        "award",
        ("suất, suất quà, suất thưởng, suất khen thưởng, suất hỗ trợ, phần thưởng, khen thưởng"),
    ),
    ("gift", "phần quà, quà, quà tặng, món quà, túi quà, phần, quà tết"),
    ("prize", "giải, giải thưởng, huy chương, hcv, hcb, hcđ"),
    ("bicycle", "xe đạp"),
    ("wheelchair", "xe lăn, xe lắc"),
    (
        "computer",
        (
            "máy tính, máy tính bảng, máy tính xách tay, máy vi tính, máy điện toán, laptop, "
            "dàn máy tính, dàn máy vi tính, bộ máy tính, bộ máy vi tính"
        ),
    ),
    ("phone", "điện thoại, điện thoại thông minh, smartphone, máy điện thoại"),
    ("schoolbag", "cặp, cặp sách, cặp da, ba lô, balo, cặp phao"),
    ("clothes", "bộ quần áo, quần áo, bộ đồng phục, bộ áo dài, áo, áo ấm, áo phao, áo dài"),
    ("insurance_card", "thẻ bảo hiểm y tế, thẻ bhyt, bảo hiểm y tế, bhyt, thẻ bảo hiểm"),
    (
        "notebook",
        (
            "vở, quyển vở, cuốn vở, tập vở, tập, quyển tập, cuốn tập, quyển tập vở, cuốn tập "
            "vở, tập học sinh, tập trắng, vở viết"
        ),
    ),
    (
        "book",
        (
            "sách, cuốn sách, quyển sách, đầu sách, bản sách, bộ sách, bộ sách giáo khoa, "
            "sách giáo khoa, sgk, cuốn, quyển"
        ),
    ),
    ("house", "nhà, căn hộ, căn nhà, ngôi nhà, căn, mái ấm, nhà tình thương, nhà tình nghĩa"),
    ("piggy_bank", "heo, heo đất, con heo, chú heo, lợn, lợn đất, con lợn, chú lợn, ống heo"),
    ("savings_book", "sổ, sổ tiết kiệm, cuốn sổ tiết kiệm"),
    ("fund", "quỹ, quỹ khuyến học, nguồn quỹ"),
    ("account", "tài khoản"),
    (
        "commendation",
        ("bằng khen, giấy khen, bằng, cờ, cờ thi đua, kỷ niệm chương, huân chương, thư khen"),
    ),
    ("contest", "cuộc thi, hội thi, kỳ thi"),
    ("model", "mô hình"),
    ("document", "văn bản, kế hoạch, tài liệu, tờ rơi, công văn, hồ sơ"),
    ("article", "tin bài, tin, bài, bài viết, bản tin, phóng sự, chuyên mục"),
    (
        "thing",
        (
            "cái, chiếc, bộ, xe, món, thùng, hộp, ti vi, bàn ghế, bộ bàn ghế, đồ dùng, dụng "
            "cụ, máy, cây, ý kiến, trường hợp, dân tộc, công trình, bản đăng ký, bản cam kết, "
            "phòng, lĩnh vực, nội dung, chỉ tiêu, tiêu chí, nhiệm vụ, giải pháp, danh hiệu, "
            "môn, loại"
        ),
    ),
    ("square_metre", "mét vuông, m vuông"),
    ("hectare", "ha, héc ta, hecta, hec ta"),
    ("metre", "m, mét"),
    ("kilometre", "km, cây số, ki lô mét"),
    ("kilogram", "kg, ki lô gam, ki-lô-gam"),
    ("tonne", "tấn"),
    ("year", "năm, năm học, tuổi, năm tuổi"),
    ("month", "tháng"),
    ("week", "tuần"),
    ("day", "ngày"),
    ("hour", "giờ, tiếng"),
)

#: Currencies by the words and signs of print.
MONEY_WORDS: Final = {
    "đồng": "VND",
    "đ": "VND",
    "vnđ": "VND",
    "vnd": "VND",
    "đồng việt nam": "VND",
    "việt nam đồng": "VND",
    "usd": "USD",
    "đô la": "USD",
    "đôla": "USD",
    "đô-la": "USD",
    "đô": "USD",
    "đô la mỹ": "USD",
    "đô-la mỹ": "USD",
    "$": "USD",
    "us$": "USD",
    "mỹ kim": "USD",
    "euro": "EUR",
    "eur": "EUR",
    "€": "EUR",
    "yên": "JPY",
    "yen": "JPY",
    "yên nhật": "JPY",
    "jpy": "JPY",
    "won": "KRW",
    "krw": "KRW",
    "bảng anh": "GBP",
    "gbp": "GBP",
    "£": "GBP",
    "nhân dân tệ": "CNY",
    "cny": "CNY",
    "đô la úc": "AUD",
    "aud": "AUD",
}

#: Words between a number and its noun that only say what shape the thing has, or which of them.
CLASSIFIERS: Final = frozenset(
    {
        "chiếc",
        "cái",
        "con",
        "chú",
        "bộ",
        "quyển",
        "cuốn",
        "tân",
        "cựu",
        "nguyên",
        "nữ",
        "nam",
        "vị",
        "bạn",
        "ngôi",
        "căn",
        "cây",
        "tấm",
    }
)

#: The titles for learning: after "117/124 đạt danh hiệu …" they say what was counted.
TITLE_NOUNS: Final = (
    "gia đình học tập",
    "gia đình hiếu học",
    "gia đình khuyến học",
    "dòng họ học tập",
    "dòng họ hiếu học",
    "dòng họ khuyến học",
    "cộng đồng học tập",
    "cộng đồng khuyến học",
    "đơn vị học tập",
    "công dân học tập",
)

#: The most words that a noun of the table has.
LONGEST_NOUN: Final = 6


@cache
def nouns() -> dict[str, Unit]:
    """Give the unit that each noun means."""
    return {noun.strip(): UNITS[code] for code, line in _NOUNS for noun in line.split(",")}
