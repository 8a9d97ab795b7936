"""Common given names that tell a gender, for `things`; names that both carry ("Kim", "Jordan") are left out."""

MALE_NAMES = frozenset(
    """aaron abdul abdullah adam adrian ahmad ahmed alan albert alejandro aleksandr alexander alfred ali allen amir
    andre andrei andrew andy anthony antonio arthur ashraf barack ben benjamin bernard bernie bill billy bob
    boris brad bradley brandon brian bruce carl carlos charles charlie chris christian christopher chuck craig
    daniel dave david dean dennis diego dmitry don donald doug douglas dylan ed eddie edward edwin emmanuel
    enrique eric erik ernest ethan evan ferdinand fernando francis francisco francois frank fred frederick
    gareth gary gavin geoff geoffrey george gerald gerard giorgi giovanni glenn gordon graham greg gregory guy
    hamza hans harold harry hassan henry herbert howard hugh hugo hussein ian ibrahim igor ivan jack jacob jake
    james jared jason jay jean-claude jeff jeffrey jeremy jerry jim jimmy joe joel john johnny jon jonathan
    jorge jose joseph josh joshua juan julian justin karim karl keith ken kenneth kevin khaled khalid kyle larry
    lars lawrence leo leon leonard lewis liam lloyd louis lucas luis luke lyndon mahmoud malcolm manuel marc
    marco marcus mario mark martin marvin matt matteo matthew max michael miguel mike mikhail mitch mohamed
    mohammad mohammed muhammad muhammadu mustafa nathan neil nicholas nick nicolas nigel nikolai noah norman
    oliver omar osama oscar owen pablo patrick paul pavel pedro peter phil philip phillip pierre rafael ralph
    ramon randy raul ray raymond ricardo richard rick rob robert roberto rodrigo roger ron ronald ross roy
    rupert russell ryan sam samuel scott sean sergei sergey shane shaun simon stanley stefan stephen steve
    steven stuart tariq ted terry thomas tim timothy toby todd tom tomas tommy tony trevor tyler umar victor
    vincent vladimir volodymyr walter wayne will william xavier yasser youssef yusuf zachary""".split()
)
FEMALE_NAMES = frozenset(
    """abigail agnes aisha alexandra alice alicia alison amal amanda amber amelia amina amy ana angela angelina
    anita ann anna anne annie barbara beatrice beth betty beverly brenda bridget carla carmen carol carolina
    caroline carolyn catherine cecilia charlotte cheryl chloe christina christine cindy claire claudia courtney
    crystal cynthia danielle dawn debbie deborah denise diana diane dianne donna doris dorothy eileen elaine
    eleanor elena elizabeth ellen emily emma erica erin esther eva evelyn farah fatima fiona florence frances
    gabriela gail georgia gina gloria grace gretchen hannah harriet heather heidi helen hillary holly ingrid
    irene isabel isabella jacqueline jane janet janice jasmine jean jeanne jen jennifer jenny jessica jill joan
    joanna joanne josephine joyce judith judy julia julie karen kate katherine kathleen kathryn kathy katie
    katrina kayleigh khadija kirsten kirsty kristen kristin laura lauren leah leila lena lily linda lisa liz
    lois lorraine louise lucy lydia lynn madeleine malala margaret maria mariam marie marilyn marina marjorie
    martha mary maryam maureen megan melanie melissa mercedes michelle miriam molly monica nadia nancy naomi
    natalia natalie natasha nicola nicole nina nora olga olivia pamela patricia patty paula pauline penelope
    penny phyllis priya rachel rania rebecca regina renee rita roberta rosa rose rosemary ruth sabrina sally
    samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stella stephanie
    sue susan suzanne svetlana sylvia tamara tanya tara tatiana teresa theresa tina tracey tracy ursula valerie
    vanessa vera veronica victoria virginia vivian wendy whitney yasmin yolanda yulia yvonne zainab zoe""".split()
)
