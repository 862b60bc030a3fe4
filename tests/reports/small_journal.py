"""A small journal: the founding visit, and seven made-up ones between cities that real lists pair."""

from __future__ import annotations

from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language
from twincities.reports.paper import JournalCover, JournalLine

FIRST = {
    Language.RU: {
        "places": "Стивенейдж, Лондон, Манчестер (Великобритания)",
        "guests": "Принимающая сторона: Шарон Тэйлор, председатель городского совета Стивенейджа; Скотт "
        "Крадгингтон, руководитель аппарата мэрии; Мэттью Партридж, директор департамента стратегического "
        "развития; Йоланда Рагг, торгово-промышленная палата графства Хартфордшир; Питер Линдсей, UKTI-CATBIG",
        "basis": "25-летие побратимских отношений",
        "aim": "расширение торгово-экономического сотрудничества",
        "content": "Бизнес-конференция графства Хартфордшир; центр «BioPark»; фармацевтическая лаборатория "
        "Хартфордширского университета; футбольный клуб «Стивенейдж»; байдарочный комплекс. Договорились о визите "
        "руководства лаборатории в Шымкент и о стажировке лаборантов ТОО «Сейтбек аулеты».",
        "ours": "Делегация Южно-Казахстанской области; состав в источнике не указан",
        "report_form": "Сообщение пресс-службы МИД РК",
    },
    Language.KK: {
        "places": "Стивенейдж, Лондон, Манчестер (Ұлыбритания)",
        "guests": "Қабылдаушы тарап: Шарон Тэйлор, Стивенейдж қалалық кеңесінің төрағасы; Скотт Крадгингтон, мэрия "
        "аппаратының басшысы; Мэттью Партридж, стратегиялық даму департаментінің директоры; Йоланда Рагг, "
        "Хартфордшир графтығының сауда-өнеркәсіп палатасы; Питер Линдсей, UKTI-CATBIG",
        "basis": "бауырластық қатынастардың 25 жылдығы",
        "aim": "сауда-экономикалық ынтымақтастықты кеңейту",
        "content": "Хартфордшир графтығының бизнес-конференциясы; «BioPark» орталығы; Хартфордшир университетінің "
        "фармацевтикалық зертханасы; «Стивенейдж» футбол клубы; байдарка кешені. Зертхана басшылығының Шымкентке "
        "сапары және «Сейтбек аулеты» ЖШС зертханашыларының тағылымдамасы туралы уағдаласты.",
        "ours": "Оңтүстік Қазақстан облысының делегациясы; құрамы дереккөзде көрсетілмеген",
        "report_form": "ҚР СІМ баспасөз қызметінің хабарламасы",
    },
    Language.EN: {
        "places": "Stevenage, London, Manchester (United Kingdom)",
        "guests": "Hosts: Sharon Taylor, chair of Stevenage council; Scott Crudgington, chief of staff; Matthew "
        "Partridge, director of strategic development; Yolanda Rugg, Hertfordshire chamber of commerce; Peter "
        "Lindsay, UKTI-CATBIG",
        "basis": "25th anniversary of the twinning",
        "aim": "wider trade and economic co-operation",
        "content": "Hertfordshire business conference; BioPark; pharmaceutical laboratory of the University of "
        "Hertfordshire; Stevenage football club; canoe centre. Agreed on a visit of the laboratory’s management to "
        "Shymkent and placements for staff of Seitbek Aulety LLP.",
        "ours": "Delegation of South Kazakhstan Region; members not stated in the source",
        "report_form": "Statement of the foreign ministry’s press service",
    },
}

OTHERS: dict[Language, tuple[tuple[int, int, str, str, str, str], ...]] = {
    Language.RU: (
        (2, 12, "", "Кыргызстан, Ош, мэрия города", "Видеоконференция по плану на год", "Согласован план."),
        (
            3,
            18,
            "Шымкент",
            "Таджикистан, Худжанд, администрация города",
            "Обмен опытом",
            "Осмотр благоустройства.",
        ),
        (4, 23, "Могилёв (Беларусь)", "Беларусь, Могилёв, исполком", "День города", "Школьные обмены."),
        (
            5,
            14,
            "Шымкент",
            "Турция, Измир, муниципалитет",
            "Рабочая встреча; туризм",
            "Обсуждён туристский обмен.",
        ),
        (
            6,
            4,
            "Байинь (Китай)",
            "Китай, Байинь, народное правительство",
            "Ответный визит",
            "Осмотр предприятий.",
        ),
        (
            9,
            10,
            "Шымкент",
            "Турция, Адана, муниципалитет",
            "Участие в фестивале",
            "Выступил коллектив города.",
        ),
        (10, 8, "", "Италия, Гроссето, муниципалитет", "Видеоконференция", "Готовится обмен специалистами."),
    ),
    Language.KK: (
        (
            2,
            12,
            "",
            "Қырғызстан, Ош, қала мэриясы",
            "Жылдық жоспар бойынша бейнеконференция",
            "Жоспар келісілді.",
        ),
        (
            3,
            18,
            "Шымкент",
            "Тәжікстан, Худжанд, қала әкімшілігі",
            "Тәжірибе алмасу",
            "Абаттандыру аралап көрілді.",
        ),
        (
            4,
            23,
            "Могилёв (Беларусь)",
            "Беларусь, Могилёв, атқару комитеті",
            "Қала күні",
            "Мектептер алмасуы.",
        ),
        (
            5,
            14,
            "Шымкент",
            "Түркия, Измир, муниципалитет",
            "Жұмыс кездесуі; туризм",
            "Туристік алмасу талқыланды.",
        ),
        (
            6,
            4,
            "Байинь (Қытай)",
            "Қытай, Байинь, халық үкіметі",
            "Жауап сапары",
            "Кәсіпорындар аралап көрілді.",
        ),
        (9, 10, "Шымкент", "Түркия, Адана, муниципалитет", "Фестивальге қатысу", "Қала ұжымы өнер көрсетті."),
        (10, 8, "", "Италия, Гроссето, муниципалитет", "Бейнеконференция", "Мамандар алмасуы дайындалуда."),
    ),
    Language.EN: (
        (
            2,
            12,
            "",
            "Kyrgyzstan, Osh, city hall",
            "Video conference on the year’s plan",
            "The plan was agreed.",
        ),
        (
            3,
            18,
            "Shymkent",
            "Tajikistan, Khujand, city administration",
            "Study visit",
            "Public works were shown.",
        ),
        (
            4,
            23,
            "Mogilev (Belarus)",
            "Belarus, Mogilev, executive committee",
            "City day",
            "School exchanges.",
        ),
        (
            5,
            14,
            "Shymkent",
            "Türkiye, Izmir, municipality",
            "Working visit; tourism",
            "Tourist exchange discussed.",
        ),
        (
            6,
            4,
            "Baiyin (China)",
            "China, Baiyin, people’s government",
            "Return visit",
            "Two works were visited.",
        ),
        (9, 10, "Shymkent", "Türkiye, Adana, municipality", "Festival", "The city’s ensemble performed."),
        (
            10,
            8,
            "",
            "Italy, Grosseto, municipality",
            "Video conference",
            "An exchange of experts is prepared.",
        ),
    ),
}
ORDER = {
    Language.RU: (
        "Распоряжение акима города",
        "заместитель акима города",
        "По списку участников, приложение к отчёту",
    ),
    Language.KK: (
        "Қала әкімінің өкімі",
        "қала әкімінің орынбасары",
        "Қатысушылар тізімі бойынша, есепке қосымша",
    ),
    Language.EN: ("Order of the Akim", "Deputy Akim of the City", "As listed in the annex to the report"),
}
NOTE = {
    Language.RU: "Образец: все записи, кроме первой, условные.",
    Language.KK: "Үлгі: біріншісінен басқа жазбалардың бәрі шартты.",
    Language.EN: "Sample: all entries but the first are made up.",
}


def small_journal(language: Language = Language.EN) -> list[JournalLine]:
    """Return eight lines in the order of their dates."""
    permitted, received, ours = ORDER[language]
    first = JournalLine(
        key="7f2d5c1e-3a54-4f0e-9d5b-0c1a6f6b2001",
        revision=4,
        start=PartialDate(2015, 6, 8),
        end=PartialDate(2015, 6, 11),
        report_date=PartialDate(2015, 6),
        **FIRST[language],  # type: ignore[arg-type]
    )
    others = [
        JournalLine(
            key=f"7f2d5c1e-3a54-4f0e-9d5b-0c1a6f6b{2002 + number}",
            revision=1,
            start=PartialDate(2026, month, day),
            online=not place,
            places=place,
            guests=guests,
            basis=basis,
            content=content,
            ours=ours,
            permitted_by=permitted,
            report_date=PartialDate(2026, month, day + 7),
            report_to=received,
        )
        for number, (month, day, place, guests, basis, content) in enumerate(OTHERS[language])
    ]
    return [first, *others]


def cover(language: Language = Language.EN) -> JournalCover:
    """Return the small journal's cover."""
    return JournalCover(note=NOTE[language])
