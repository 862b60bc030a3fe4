"""The founding visit and a small journal in three languages: what the papers' tests and pictures are made of.

Facts of the visit of June 2015 as its press report gives them; everything marked with * and all of the journal but
its first line is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import CommitmentStatus
from twincities.i18n import Language
from twincities.reports.paper import (
    CommitmentLine,
    Office,
    PersonMet,
    ProgrammeLine,
    Twinning,
    VisitReport,
)

AS_OF = date(2026, 11, 22)
VISIT_KEY = "7f2d5c1e-3a54-4f0e-9d5b-0c1a6f6b2001"
START, END = PartialDate(2015, 6, 8), PartialDate(2015, 6, 11)
LONDON_DAY = PartialDate(2015, 6, 10)

OFFICES = {
    Language.RU: Office(
        "Отдел международных связей аппарата акима города Шымкент",
        "Заместитель акима города",
        "отдел международных связей",
    ),
    Language.KK: Office(
        "Шымкент қаласы әкімі аппаратының Халықаралық байланыстар бөлімі",
        "Қала әкімінің орынбасары",
        "Халықаралық байланыстар бөлімі",
    ),
    Language.EN: Office(
        "International Relations Office, Office of the Akim of Shymkent",
        "Deputy Akim of the City",
        "International Relations Office",
    ),
}


@dataclass(frozen=True)
class Told:
    """The visit's texts in one language."""

    sender: str
    host: str
    title: str
    country: str
    places: tuple[str, ...]
    parties: tuple[str, str]
    twinning_note: str
    occasion: str
    aim: str
    source: str
    people: tuple[tuple[str, str], ...]
    people_note: str
    london: str
    programme: tuple[tuple[str, str], ...]
    results: tuple[str, ...]
    commitments: tuple[tuple[str, str], ...]
    commitments_note: str
    proposals: tuple[str, ...]
    annexes: str


RUSSIAN = Told(
    sender="Южно-Казахстанская область",
    host="Великобритания",
    title="делегации Южно-Казахстанской области в Великобританию",
    country="Великобритания",
    places=("Стивенейдж", "Лондон", "Манчестер"),
    parties=("Шымкент", "Стивенейдж"),
    twinning_note="известен только год: в 2015 году отмечено 25-летие",
    occasion="25-летие побратимских отношений",
    aim="расширение торгово-экономического сотрудничества",
    source="zakon.kz со ссылкой на пресс-службу МИД РК, июнь 2015 г.",
    people=(
        ("Шарон Тэйлор", "председатель городского совета Стивенейджа"),
        ("Скотт Крадгингтон", "руководитель аппарата мэрии Стивенейджа"),
        ("Мэттью Партридж", "директор департамента стратегического развития"),
        ("Йоланда Рагг", "руководитель торгово-промышленной палаты графства Хартфордшир"),
        ("Питер Линдсей", "председатель UKTI-CATBIG"),
        ("Этьенн Стотт", "олимпийский чемпион 2012 года по гребле на байдарках и каноэ"),
    ),
    people_note="Имена приведены по русскому тексту источника; написание на языке оригинала не проверено.",
    london="Лондон",
    programme=(
        ("", "Встречи с представителями агентств UKEF и UKTI и ряда британских компаний"),
        (
            "Стивенейдж",
            (
                "Встречи с председателем городского совета, руководителем аппарата мэрии, директором департамента "
                "стратегического развития"
            ),
        ),
        (
            "Графство Хартфордшир",
            (
                "Бизнес-конференция: представлены экономические и инвестиционные возможности области; переговоры с "
                "торгово-промышленной палатой и UKTI-CATBIG"
            ),
        ),
        ("Хартфордшир", "Центр развития и исследований «BioPark» (около 50 компаний)"),
        (
            "Хартфордширский университет",
            "Фармацевтическая лаборатория: производство и испытание новых препаратов",
        ),
        (
            "Стивенейдж и Хартфордшир",
            "Футбольный клуб «Стивенейдж», байдарочный комплекс, встреча с Э. Стоттом",
        ),
        ("Манчестер", "Встреча с представителями мэрии, посещение промышленных объектов"),
    ),
    results=(
        "Достигнута договорённость о визите руководства фармацевтической лаборатории в Шымкент.",
        "Достигнута договорённость о стажировке лаборантов ТОО «Сейтбек аулеты» в Хартфордширском университете.",
        (
            "Обсуждены направления сотрудничества с деловыми кругами графства, туризм и спорт. Документы в источнике "
            "не упомянуты."
        ),
    ),
    commitments=(
        ("Визит руководства лаборатории в Шымкент", "обе стороны"),
        ("Стажировка лаборантов ТОО «Сейтбек аулеты»", "ТОО, университет"),
        ("Благодарственные письма принимающей стороне *", "отдел"),
        ("Справка об опыте «BioPark» для технопарков области *", "отдел"),
    ),
    commitments_note="* Строка заполнена для образца; в источнике её нет.",
    proposals=(
        "Запросить у сторон сведения об исполнении двух договорённостей и установить сроки.",
        "Изучить опыт центра «BioPark» для технологических парков области.",
    ),
    annexes="список делегации и программа (1 экз.); фотографии — в деле визита.",
)

KAZAKH = Told(
    sender="Оңтүстік Қазақстан облысы",
    host="Ұлыбритания",
    title="Оңтүстік Қазақстан облысы делегациясының Ұлыбританияға сапары",
    country="Ұлыбритания",
    places=("Стивенейдж", "Лондон", "Манчестер"),
    parties=("Шымкент", "Стивенейдж"),
    twinning_note="тек жылы белгілі: 2015 жылы 25 жылдығы аталып өтті",
    occasion="бауырластық қатынастардың 25 жылдығы",
    aim="сауда-экономикалық ынтымақтастықты кеңейту",
    source="ҚР СІМ баспасөз қызметіне сілтеме жасаған zakon.kz, 2015 жылғы маусым",
    people=(
        ("Шарон Тэйлор", "Стивенейдж қалалық кеңесінің төрағасы"),
        ("Скотт Крадгингтон", "Стивенейдж мэриясы аппаратының басшысы"),
        ("Мэттью Партридж", "стратегиялық даму департаментінің директоры"),
        ("Йоланда Рагг", "Хартфордшир графтығы сауда-өнеркәсіп палатасының басшысы"),
        ("Питер Линдсей", "UKTI-CATBIG төрағасы"),
        ("Этьенн Стотт", "байдарка мен каноэде есу бойынша 2012 жылғы Олимпиада чемпионы"),
    ),
    people_note="Есімдер дереккөздің орысша мәтіні бойынша берілді; түпнұсқа тіліндегі жазылуы тексерілмеген.",
    london="Лондон",
    programme=(
        ("", "UKEF және UKTI агенттіктерінің, бірқатар британ компанияларының өкілдерімен кездесулер"),
        (
            "Стивенейдж",
            (
                "Қалалық кеңес төрағасымен, мэрия аппаратының басшысымен, стратегиялық даму департаментінің "
                "директорымен кездесулер"
            ),
        ),
        (
            "Хартфордшир графтығы",
            (
                "Бизнес-конференция: облыстың экономикалық және инвестициялық мүмкіндіктері таныстырылды; "
                "сауда-өнеркәсіп палатасымен және UKTI-CATBIG-пен келіссөздер"
            ),
        ),
        ("Хартфордшир", "«BioPark» даму және зерттеу орталығы (50-ге жуық компания)"),
        (
            "Хартфордшир университеті",
            "Фармацевтикалық зертхана: жаңа дәрілік препараттарды өндіру және сынау",
        ),
        ("Стивенейдж және Хартфордшир", "«Стивенейдж» футбол клубы, байдарка кешені, Э. Стоттпен кездесу"),
        ("Манчестер", "Мэрия өкілдерімен кездесу, өнеркәсіп нысандарын аралау"),
    ),
    results=(
        "Фармацевтикалық зертхана басшылығының Шымкентке сапары туралы уағдаластыққа қол жеткізілді.",
        (
            "«Сейтбек аулеты» ЖШС зертханашыларының Хартфордшир университетінде тағылымдамадан өтуі туралы "
            "уағдаластыққа қол жеткізілді."
        ),
        (
            "Графтықтың іскер топтарымен ынтымақтастық бағыттары, туризм және спорт талқыланды. Дереккөзде құжаттар "
            "аталмаған."
        ),
    ),
    commitments=(
        ("Зертхана басшылығының Шымкентке сапары", "екі тарап"),
        ("«Сейтбек аулеты» ЖШС зертханашыларының тағылымдамасы", "ЖШС, университет"),
        ("Қабылдаушы тарапқа алғыс хаттар *", "бөлім"),
        ("Облыс технопарктері үшін «BioPark» тәжірибесі туралы анықтама *", "бөлім"),
    ),
    commitments_note="* Үлгі үшін толтырылған жол; дереккөзде жоқ.",
    proposals=(
        "Тараптардан екі уағдаластықтың орындалуы туралы мәлімет сұратып, мерзімдерін белгілеу.",
        "Облыстың технологиялық парктері үшін «BioPark» орталығының тәжірибесін зерделеу.",
    ),
    annexes="делегация тізімі мен бағдарлама (1 дана); фотосуреттер — сапар ісінде.",
)

ENGLISH = Told(
    sender="South Kazakhstan Region",
    host="the United Kingdom",
    title="",
    country="United Kingdom",
    places=("Stevenage", "London", "Manchester"),
    parties=("Shymkent", "Stevenage"),
    twinning_note="year only: the 25th anniversary was marked in 2015",
    occasion="25th anniversary of the twinning",
    aim="wider trade and economic co-operation",
    source="zakon.kz, citing the press service of the Ministry of Foreign Affairs, June 2015",
    people=(
        ("Sharon Taylor", "Chair of Stevenage council"),
        ("Scott Crudgington", "Chief of staff, Stevenage town hall"),
        ("Matthew Partridge", "Director, department of strategic development"),
        ("Yolanda Rugg", "Head, Hertfordshire chamber of commerce"),
        ("Peter Lindsay", "Chair, UKTI-CATBIG"),
        ("Etienne Stott", "2012 Olympic canoe champion"),
    ),
    people_note="Names are rendered from the Russian text of the source; original spelling not checked.",
    london="London",
    programme=(
        ("", "Meetings with UKEF, UKTI and several British companies"),
        (
            "Stevenage",
            "Meetings with the council chair, the chief of staff and the director of strategic development",
        ),
        (
            "County of Hertfordshire",
            (
                "Business conference: the region’s economic and investment opportunities presented; talks with the "
                "chamber of commerce and UKTI-CATBIG"
            ),
        ),
        ("Hertfordshire", "BioPark research and development centre (about 50 companies)"),
        ("University of Hertfordshire", "Pharmaceutical laboratory: production and testing of new medicines"),
        ("Stevenage and Hertfordshire", "Stevenage football club, canoe centre, meeting with E. Stott"),
        ("Manchester", "Meeting at the town hall; visits to industrial sites"),
    ),
    results=(
        "Agreed: a visit of the pharmaceutical laboratory’s management to Shymkent.",
        "Agreed: placements of laboratory staff of Seitbek Aulety LLP at the University of Hertfordshire.",
        "Discussed: co-operation with county businesses, tourism and sport. The source mentions no signed documents.",
    ),
    commitments=(
        ("Visit of the laboratory’s management to Shymkent", "both sides"),
        ("Placements of staff of Seitbek Aulety LLP", "LLP, university"),
        ("Letters of thanks to the hosts *", "office"),
        ("Note on BioPark for the region’s technology parks *", "office"),
    ),
    commitments_note="* Filled in as a sample; not in the source.",
    proposals=(
        "Ask both sides what became of the two agreements and set due dates.",
        "Study the BioPark experience for the region’s technology parks.",
    ),
    annexes="delegation list and programme (1 copy); photographs are kept in the visit file.",
)

TOLD = {Language.RU: RUSSIAN, Language.KK: KAZAKH, Language.EN: ENGLISH}


def founding_visit(language: Language = Language.EN) -> VisitReport:
    """Return the report's data of the visit of June 2015."""
    told = TOLD[language]
    return VisitReport(
        key=VISIT_KEY,
        number="V2001",
        revision=4,
        sender=told.sender,
        host=told.host,
        start=START,
        end=END,
        title=told.title,
        country=told.country,
        places=told.places,
        twinning=Twinning(parties=told.parties, since=PartialDate(1990), note=told.twinning_note),
        occasion=told.occasion,
        aim=told.aim,
        source=told.source,
        people=tuple(PersonMet(name=name, position=post) for name, post in told.people),
        people_note=told.people_note,
        programme=tuple(
            ProgrammeLine(event=event, place=place or told.london, day=None if place else LONDON_DAY)
            for place, event in told.programme
        ),
        results=told.results,
        commitments=_commitments(told),
        commitments_note=told.commitments_note,
        proposals=told.proposals,
        annexes=told.annexes,
    )


def _commitments(told: Told) -> tuple[CommitmentLine, ...]:
    agreed, placements, letters, note = told.commitments
    return (
        CommitmentLine(text=agreed[0], responsible=agreed[1]),
        CommitmentLine(text=placements[0], responsible=placements[1]),
        CommitmentLine(
            text=letters[0],
            responsible=letters[1],
            due=PartialDate(2015, 6, 26),
            done=PartialDate(2015, 6, 24),
            status=CommitmentStatus.DONE,
        ),
        CommitmentLine(
            text=note[0],
            responsible=note[1],
            due=PartialDate(2015, 7, 15),
            status=CommitmentStatus.IN_PROGRESS,
            overdue=True,
        ),
    )
