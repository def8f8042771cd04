"""Words by which a name in a text is told from what is none: declared, and nothing more."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IN_NAMES = _words("al el ul ur de da do dos das del della di du la le van von der den ter bin binti bint ibn abu")
CUES = r"vrm|vrn|reg|registration|index|plate|vehicle|car|van|keeper"
RANKS = _words(
    "pc ps dc ds di dci dcs wpc pcso sgt sergeant insp inspector supt superintendent constable det detective cid "
    "officer ci csi nurse"
)
# Words that begin with a capital because a sentence, a day or a body does.
COMMON = _words(
    """
    a i the an and but or so if as at by in on to of off up for from with without within into onto over under near
    after before during while when where who whom whose which what why how than then there here this that these those
    he she they it we you his her hers their theirs its our your my me him them us one two three four five six seven
    eight nine ten first second third last next another other others some any all both each every no not none nothing
    is are was were be been being has have had do does did will would can could may might must shall should
    said says say seen saw see told tell tells stated states believed thought known found find located missing reported
    reports report rang rings called calls call asked asks arrested detained released bailed charged remanded
    interviewed stopped searched taken took takes gave gives given made make met moved left leaves back home still
    also later earlier now today tonight yesterday tomorrow morning afternoon evening night again once since until
    because however further no new old young child children boy girl boys girls man men woman women male female
    mother father mum dad parent parents carer carers brother sister aunt uncle auntie cousin grandmother grandfather
    friend friends neighbour teacher tutor worker manager keeper driver victim suspect witness informant caller
    staff police officer officers unit units social care services service council school academy college hospital
    court prison custody intelligence source grade high medium low risk case referral review meeting strategy
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs ms miss dr prof sir rev master christmas easter ramadan eid
    english british polish somali albanian romanian turkish bengali urdu arabic french spanish portuguese vietnamese
    chinese london england wales scotland britain uk met btp cctv idva nrm dvla gp nhs hmp cps mash csc cse cce pcso
    snapchat instagram whatsapp facebook tiktok telegram youtube google apple samsung nike adidas north face
    ford golf bmw audi mercedes vauxhall corsa astra fiesta focus toyota honda nissan volkswagen peugeot renault
    robbery theft burglary assault harassment abduction concern historic handover note update child's white black red
    blue green silver grey dark light st saint section act operation op ref crime phone mobile abandoned member
    public group
    """
)
PLACES = _words(
    """
    road street avenue station school academy college hospital centre center estate precinct market arches moorings
    rec recreation retail industrial parade crescent terrace mews flats tower airport library museum cinema hotel
    hostel surgery clinic university nursery pharmacy supermarket bakery gym baths pool boathouse playground
    """
)
MAYBE_PLACES = _words(
    """
    lane park hill bridge church green wood woods marsh gate court close way bank fields field house grove brook path
    place square row rise walk drive view mill ferry common heath end side lodge stairs yard wharf quay gardens
    """
)
# After one of these, what might be a place is somebody: Ji-woo Park, Karen Lane.
BEFORE_A_PERSON = _words(
    """
    with and or named called is was mother father mum dad parent carer brother sister aunt uncle friend partner
    keeper driver suspect victim witness told said says
    """
)
SMALL_WORDS = _words("the and was for had not but her his she him who via off out all any men one two pcs our are")
