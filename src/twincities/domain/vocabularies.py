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
    """Where an agreement stands."""

    DRAFT = "draft", NP_("agreement state", "draft")
    IN_APPROVAL = "in_approval", NP_("agreement state", "in approval")
    IN_FORCE = "in_force", NP_("agreement state", "in force")
    TACITLY_RENEWED = "tacitly_renewed", NP_("agreement state", "tacitly renewed")
    EXPIRED = "expired", NP_("agreement state", "expired")
    TERMINATED = "terminated", NP_("agreement state", "terminated")
    SUPERSEDED = "superseded", NP_("agreement state", "superseded")
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
