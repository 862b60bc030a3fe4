"""The controlled vocabularies of a twin-city office.

Sources: the relation categories, document kinds and visit forms that public registers and municipal practice
use. Codes are stored and never change; labels are translated.
"""

from __future__ import annotations

from twincities.domain.vocabulary import Term
from twincities.i18n import NP_


class PlaceKind(Term):
    """What kind of unit a place is: partners are not only cities."""

    MUNICIPALITY = "municipality", NP_("place kind", "city or municipality")
    DISTRICT = "district", NP_("place kind", "district")
    COUNTY = "county", NP_("place kind", "county")
    REGION = "region", NP_("place kind", "region")
    COUNTRY = "country", NP_("place kind", "country")
    ASSOCIATION = "association", NP_("place kind", "association of municipalities")


class CoordinatePrecision(Term):
    """What the point of a place stands for."""

    EXACT = "exact", NP_("precision of coordinates", "exact point")
    CENTRE = "centre", NP_("precision of coordinates", "centre of the place")
    AREA = "area", NP_("precision of coordinates", "somewhere in the area")


class NameKind(Term):
    """Why a place or a person bears this name."""

    OFFICIAL = "official", NP_("name kind", "official")
    FORMER = "former", NP_("name kind", "former")
    SHORT = "short", NP_("name kind", "short")
    EXONYM = "exonym", NP_("name kind", "name in another language")
    TRANSLITERATION = "transliteration", NP_("name kind", "transliteration")
    VARIANT = "variant", NP_("name kind", "spelling variant")


class PartnershipType(Term):
    """The form of the tie."""

    TWIN = "twin", NP_("partnership type", "twin city")
    FRIENDSHIP = "friendship", NP_("partnership type", "friendship city")
    PARTNER = "partner", NP_("partnership type", "partner city")
    PROJECT = "project", NP_("partnership type", "project partnership")
    CONTACT = "contact", NP_("partnership type", "contact without document")
    MULTILATERAL = "multilateral", NP_("partnership type", "multilateral")
    CANDIDATE = "candidate", NP_("partnership type", "candidate")


class LegalStatus(Term):
    """What the papers say of a partnership; never what happens in it."""

    IN_PREPARATION = "in_preparation", NP_("legal status", "in preparation")
    IN_FORCE = "in_force", NP_("legal status", "in force")
    EXPIRED = "expired", NP_("legal status", "expired")
    SUSPENDED = "suspended", NP_("legal status", "suspended")
    ENDED = "ended", NP_("legal status", "ended")
    UNCONFIRMED = "unconfirmed", NP_("legal status", "unconfirmed")


class AgreementState(Term):
    """Where an agreement stands; what only ends another one is signed, and never in force itself."""

    DRAFT = "draft", NP_("agreement state", "draft")
    IN_APPROVAL = "in_approval", NP_("agreement state", "in approval")
    IN_FORCE = "in_force", NP_("agreement state", "in force")
    TACITLY_RENEWED = "tacitly_renewed", NP_("agreement state", "tacitly renewed")
    EXPIRED = "expired", NP_("agreement state", "expired")
    TERMINATED = "terminated", NP_("agreement state", "terminated")
    SUPERSEDED = "superseded", NP_("agreement state", "superseded")
    SIGNED = "signed", NP_("agreement state", "signed")
    UNKNOWN = "unknown", NP_("agreement state", "unknown")


class Activity(Term):
    """What is measured from recorded events; never what the papers say."""

    ACTIVE = "active", NP_("activity", "active")
    OCCASIONAL = "occasional", NP_("activity", "occasional")
    DORMANT = "dormant", NP_("activity", "dormant")
    NO_DATA = "no_data", NP_("activity", "no data")


class DocumentKind(Term):
    """What kind of document the sides signed or sent."""

    TWINNING_AGREEMENT = "twinning_agreement", NP_("document kind", "twinning agreement")
    MEMORANDUM = "memorandum", NP_("document kind", "memorandum")
    PROTOCOL_OF_INTENT = "protocol_of_intent", NP_("document kind", "protocol of intent")
    DECLARATION = "declaration", NP_("document kind", "declaration")
    ACTION_PLAN = "action_plan", NP_("document kind", "action plan")
    ADDENDUM = "addendum", NP_("document kind", "addendum")
    PROLONGATION = "prolongation", NP_("document kind", "prolongation")
    TERMINATION_NOTICE = "termination_notice", NP_("document kind", "termination notice")


class DocumentStage(Term):
    """How far a document has come on its way to the signatures."""

    DRAFT = "draft", NP_("document stage", "draft")
    IN_APPROVAL = "in_approval", NP_("document stage", "in approval")
    SIGNED = "signed", NP_("document stage", "signed")
    UNKNOWN = "unknown", NP_("document stage", "not established")


class Duration(Term):
    """For how long a document binds."""

    OPEN_ENDED = "open_ended", NP_("duration", "open-ended")
    FIXED = "fixed", NP_("duration", "fixed term")
    NOT_STATED = "not_stated", NP_("duration", "not stated")


class PeriodUnit(Term):
    """What a term or a notice period is counted in."""

    YEARS = "years", NP_("period unit", "years")
    MONTHS = "months", NP_("period unit", "months")
    DAYS = "days", NP_("period unit", "days")


class RenewalKind(Term):
    """What happens to a document at the end of its term."""

    NONE = "none", NP_("renewal", "no renewal")
    BY_AGREEMENT = "by_agreement", NP_("renewal", "by agreement")
    TACIT = "tacit", NP_("renewal", "automatic")


class TextState(Term):
    """Whether the office has the text of a document."""

    AT_HAND = "at_hand", NP_("text of a document", "text at hand")
    NOT_FOUND = "not_found", NP_("text of a document", "text not found")


class ChainEffect(Term):
    """What a document does to the one that it follows."""

    AMENDS = "amends", NP_("effect of a document", "amends")
    PROLONGS = "prolongs", NP_("effect of a document", "prolongs")
    TERMINATES = "terminates", NP_("effect of a document", "terminates")
    SUPERSEDES = "supersedes", NP_("effect of a document", "supersedes")


class ApprovalBody(Term):
    """Who approved a document."""

    COUNCIL = "council", NP_("approving body", "council")
    MINISTRY = "ministry", NP_("approving body", "ministry")
    OTHER = "other", NP_("approving body", "other body")


class NoticeUrgency(Term):
    """How near the day is by which notice has to be given."""

    MISSED = "missed", NP_("notice", "date has passed")
    RED = "red", NP_("notice", "within days")
    AMBER = "amber", NP_("notice", "within weeks")
    NEUTRAL = "neutral", NP_("notice", "within months")
    LATER = "later", NP_("notice", "later")


class StatusEventKind(Term):
    """What was decided about a partnership."""

    SUSPENDED = "suspended", NP_("status event", "suspended")
    RESUMED = "resumed", NP_("status event", "resumed")
    ENDED = "ended", NP_("status event", "ended")
    CONTESTED = "contested", NP_("status event", "contested")


class StatusBasis(Term):
    """What the legal status of a partnership rests on."""

    OVERRIDE = "override", NP_("basis of a status", "set by the office")
    EVENT = "event", NP_("basis of a status", "by decision")
    AGREEMENT = "agreement", NP_("basis of a status", "by the agreements")
    RECORDED = "recorded", NP_("basis of a status", "as recorded")


class Direction(Term):
    """Who travels."""

    INCOMING = "incoming", NP_("visit direction", "incoming")
    OUTGOING = "outgoing", NP_("visit direction", "outgoing")
    ONLINE = "online", NP_("visit direction", "online")


class VisitKind(Term):
    """What a visit is for."""

    OFFICIAL = "official", NP_("visit kind", "official")
    WORKING = "working", NP_("visit kind", "working")
    COURTESY = "courtesy", NP_("visit kind", "courtesy")
    STUDY = "study", NP_("visit kind", "study")
    ANNIVERSARY = "anniversary", NP_("visit kind", "anniversary")
    BUSINESS_MISSION = "business_mission", NP_("visit kind", "business mission")
    EXCHANGE = "exchange", NP_("visit kind", "exchange")


class VisitLevel(Term):
    """The rank of the delegation's head."""

    HEAD_OF_CITY = "head_of_city", NP_("visit level", "head of the municipality")
    DEPUTY_HEAD = "deputy_head", NP_("visit level", "deputy head")
    DEPARTMENT = "department", NP_("visit level", "department")
    SPECIALISTS = "specialists", NP_("visit level", "specialists")


class VisitStatus(Term):
    """Where a visit stands; «report overdue» is computed, never stored."""

    PLANNED = "planned", NP_("visit status", "planned")
    CONFIRMED = "confirmed", NP_("visit status", "confirmed")
    UNDER_WAY = "under_way", NP_("visit status", "under way")
    HELD = "held", NP_("visit status", "held")
    REPORT_OVERDUE = "report_overdue", NP_("visit status", "report overdue")
    CLOSED = "closed", NP_("visit status", "closed")
    POSTPONED = "postponed", NP_("visit status", "postponed")
    CANCELLED = "cancelled", NP_("visit status", "cancelled")


class Side(Term):
    """Whose person, whose promise."""

    OURS = "ours", NP_("side", "our side")
    THEIRS = "theirs", NP_("side", "their side")
    BOTH = "both", NP_("side", "both sides")


class Role(Term):
    """A person's part in a visit."""

    COUNTERPART = "counterpart", NP_("role", "counterpart")
    HEAD = "head", NP_("role", "head of delegation")
    MEMBER = "member", NP_("role", "member")
    ACCOMPANYING = "accompanying", NP_("role", "accompanying")
    INTERPRETER = "interpreter", NP_("role", "interpreter")
    PRESS = "press", NP_("role", "press")
    SPOUSE = "spouse", NP_("role", "spouse")


class ProgrammeKind(Term):
    """What happens at a programme item."""

    ARRIVAL = "arrival", NP_("programme kind", "arrival")
    TALKS = "talks", NP_("programme kind", "talks")
    SIGNING = "signing", NP_("programme kind", "signing")
    SITE_VISIT = "site_visit", NP_("programme kind", "site visit")
    CONFERENCE = "conference", NP_("programme kind", "conference")
    OFFICIAL_MEAL = "official_meal", NP_("programme kind", "official meal")
    CULTURE = "culture", NP_("programme kind", "culture")
    DEPARTURE = "departure", NP_("programme kind", "departure")


class OutcomeKind(Term):
    """What came out of a visit; only an intention never enters the ledger of commitments."""

    AGREEMENT_REACHED = "agreement_reached", NP_("outcome kind", "agreement reached")
    ASSIGNMENT = "assignment", NP_("outcome kind", "assignment")
    INTENTION = "intention", NP_("outcome kind", "intention")


class CommitmentStatus(Term):
    """How far a promise is; «overdue» and «no deadline» are computed, never stored."""

    NOT_STARTED = "not_started", NP_("commitment status", "not started")
    IN_PROGRESS = "in_progress", NP_("commitment status", "in progress")
    WAITING = "waiting", NP_("commitment status", "waiting for partner")
    DONE = "done", NP_("commitment status", "done")
    DROPPED = "dropped", NP_("commitment status", "dropped")


class ExpenseCategory(Term):
    """What money was spent on."""

    HOSPITALITY = "hospitality", NP_("expense", "hospitality")
    TRAVEL = "travel", NP_("expense", "travel")
    LODGING = "lodging", NP_("expense", "lodging")
    MEALS = "meals", NP_("expense", "meals")
    TRANSPORT = "transport", NP_("expense", "transport")
    INTERPRETING = "interpreting", NP_("expense", "interpreting")
    GIFTS = "gifts", NP_("expense", "gifts")


class CooperationField(Term):
    """A field of cooperation."""

    ADMINISTRATION = "administration", NP_("cooperation", "administration")
    ECONOMY = "economy", NP_("cooperation", "economy, trade, investment")
    EDUCATION = "education", NP_("cooperation", "education and youth")
    CULTURE = "culture", NP_("cooperation", "culture")
    SPORT = "sport", NP_("cooperation", "sport")
    TOURISM = "tourism", NP_("cooperation", "tourism")
    HEALTH = "health", NP_("cooperation", "health")
    ENVIRONMENT = "environment", NP_("cooperation", "environment")
    URBAN = "urban", NP_("cooperation", "urban development and transport")
    SCIENCE = "science", NP_("cooperation", "science and IT")
    HUMANITARIAN = "humanitarian", NP_("cooperation", "humanitarian")
    OTHER = "other", NP_("cooperation", "other")


class SourceKind(Term):
    """What kind of thing a fact came from."""

    ARTICLE = "article", NP_("source kind", "article")
    PRESS_RELEASE = "press_release", NP_("source kind", "press release")
    LETTER = "letter", NP_("source kind", "letter")
    DOCUMENT = "document", NP_("source kind", "document")
    REGISTER = "register", NP_("source kind", "register")
    WEBSITE = "website", NP_("source kind", "website")
    ORAL = "oral", NP_("source kind", "oral statement")


class Grade(Term):
    """How sure a recorded value is of its source."""

    VERBATIM = "verbatim", NP_("certainty", "verbatim")
    NORMALISED = "normalised", NP_("certainty", "normalised")
    INFERRED = "inferred", NP_("certainty", "inferred")


class NameCase(Term):
    """The case of a declined name: papers in Russian put a person's name into it."""

    GENITIVE = "genitive", NP_("grammatical case", "genitive")
    DATIVE = "dative", NP_("grammatical case", "dative")
    ACCUSATIVE = "accusative", NP_("grammatical case", "accusative")
    INSTRUMENTAL = "instrumental", NP_("grammatical case", "instrumental")
    PREPOSITIONAL = "prepositional", NP_("grammatical case", "prepositional")


class AnniversaryCustom(Term):
    """Which anniversaries a partner marks, where it is not as the office does."""

    TENS_ONLY = "tens_only", NP_("anniversary custom", "tens only")
    NONE = "none", NP_("anniversary custom", "marks none")


class SuccessionKind(Term):
    """How one place came out of another, or changed itself."""

    RENAMED = "renamed", NP_("place succession", "renamed")
    MERGED = "merged", NP_("place succession", "merged")
    SPLIT = "split", NP_("place succession", "split")
    STATUS_CHANGED = "status_changed", NP_("place succession", "status changed")


class WeekOfMonth(Term):
    """Which of a month's weekdays a moving day falls on: the last Sunday of April."""

    FIRST = "first", NP_("week of the month", "first")
    SECOND = "second", NP_("week of the month", "second")
    THIRD = "third", NP_("week of the month", "third")
    FOURTH = "fourth", NP_("week of the month", "fourth")
    LAST = "last", NP_("week of the month", "last")


class Weekday(Term):
    """A day of the week, in the order of ISO 8601."""

    MONDAY = "monday", NP_("weekday", "Monday")
    TUESDAY = "tuesday", NP_("weekday", "Tuesday")
    WEDNESDAY = "wednesday", NP_("weekday", "Wednesday")
    THURSDAY = "thursday", NP_("weekday", "Thursday")
    FRIDAY = "friday", NP_("weekday", "Friday")
    SATURDAY = "saturday", NP_("weekday", "Saturday")
    SUNDAY = "sunday", NP_("weekday", "Sunday")


class Verdict(Term):
    """How what the office records agrees with what its partner says."""

    SAME = "same", NP_("data of both sides", "same")
    CHECK = "check", NP_("data of both sides", "to check")
    NO_ANSWER = "no_answer", NP_("data of both sides", "no answer")
