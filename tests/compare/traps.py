"""Small invented stories that look like disputes and are none, and some that are.

The second half was held out while rules were made.  A case is its name, the reports' texts, what is to be found and,
where it matters, the days of publication.  To be found is "none", "compatible", "superseded" or "contradictory" of
figures, or the kind of another dispute.
"""

from typing import NamedTuple


class Trap(NamedTuple):
    """One story and what is to be found in it."""

    name: str
    texts: tuple[str, ...]
    want: str
    days: tuple[str, ...] = ()


D = ("2022-06-01", "2022-06-03")

SEEN = (
    Trap(
        "a day's count and the count so far",
        (
            "Dambury's health office said 40 people died of the fever in the past 24 hours.",
            "Dambury's health office said 900 people have died of the fever since March.",
        ),
        "none",
    ),
    Trap(
        "a town and the whole country",
        (
            "The floods killed 12 people in Korvat, the mayor said.",
            "The floods have killed 61 people across the country, the interior ministry said.",
        ),
        "none",
    ),
    Trap(
        "rounded and exact",
        (
            "About 300 workers were evacuated from the Osk refinery, its owner said.",
            "In all 304 workers were evacuated from the Osk refinery, its owner said.",
        ),
        "none",
    ),
    Trap(
        "two people of one surname",
        (
            "Marta Olvern, 45, was injured when the ferry capsized off Korvat on Monday.",
            "Pavel Olvern, 17, was injured when the ferry capsized off Korvat on Monday.",
        ),
        "none",
    ),
    Trap(
        "the earlier number quoted beside the new",
        (
            "At least 20 people were killed when the bridge at Dambury fell, police said, up from nine earlier.",
            "Nine people were killed when the bridge at Dambury fell, police said.",
        ),
        "superseded",
        (D[1], D[0]),
    ),
    Trap(
        "only if",
        (
            "If the dam breaks, 5,000 people could die in Korvat, the engineer warned.",
            "Three people died in Korvat when a part of the dam broke, police said.",
        ),
        "none",
    ),
    Trap(
        "a later count",
        (
            "Eleven miners died in the Osk pit, the company said.",
            "Nineteen miners died in the Osk pit, the company said.",
        ),
        "superseded",
        D,
    ),
    Trap(
        "one time, two voices",
        (
            "Eleven miners died in the Osk pit on Tuesday, the company said.",
            "Nineteen miners died in the Osk pit on Tuesday, the union said.",
        ),
        "contradictory",
    ),
    Trap(
        "the whole and its part",
        (
            "The blast in Korvat killed 12 people, including three children, the hospital said.",
            "The blast in Korvat killed three children, a nurse said.",
        ),
        "none",
    ),
    Trap(
        "dead and wounded",
        (
            "The attack on the Dambury market left 14 dead, police said.",
            "The attack on the Dambury market left 40 wounded, police said.",
        ),
        "none",
    ),
    Trap(
        "dozens and a number",
        (
            "Rebels freed dozens of detainees from the Korvat jail.",
            "Rebels freed 64 prisoners from the Korvat jail, a guard said.",
        ),
        "compatible",
    ),
    Trap(
        "thousands and a few",
        (
            "Thousands of protesters marched in Dambury on Sunday, organisers said.",
            "About 300 protesters marched in Dambury on Sunday, police said.",
        ),
        "contradictory",
    ),
    Trap(
        "he had not yet answered and then did",
        (
            "The mayor of Korvat, Ilse Brandmeer, did not respond to requests for comment.",
            "The mayor of Korvat, Ilse Brandmeer, responded on Friday with a long letter.",
        ),
        "none",
    ),
    Trap(
        "fears of an act and its denial",
        (
            "General Tomas Velk had fled Dambury, two officers said.",
            "General Tomas Velk had not fled Dambury, his spokesman said.",
        ),
        "contradiction",
    ),
    Trap(
        "planned and not done",
        (
            "Brandmeer plans to sign the treaty with Osk next week, her office said.",
            "Brandmeer has not signed the treaty with Osk, her office said.",
        ),
        "none",
    ),
    Trap(
        "what closed and opened again another day",
        (
            "The Osk bridge was closed on Monday, the governor said.",
            "The Osk bridge was reopened on Thursday, the governor said.",
        ),
        "none",
    ),
    Trap(
        "open and closed at once",
        (
            "The Osk bridge is open, the governor said on Monday.",
            "The Osk bridge is closed, drivers said on Monday.",
        ),
        "contradiction",
    ),
    Trap(
        "a superlative in a comparison",
        (
            "No candidate has done more for Korvat than Pavel Olvern, the union said.",
            "Pavel Olvern is a candidate for mayor of Korvat.",
        ),
        "none",
    ),
    Trap(
        "remained unconvinced",
        (
            "Brandmeer remained unconvinced by the plan for Korvat.",
            "Brandmeer abandoned the plan for Korvat, her deputy said.",
        ),
        "none",
    ),
    Trap(
        "a denial of another matter",
        (
            "Olvern denied that he had met the contractor in Dambury.",
            "The contractor Jan Pell said he paid Olvern 40,000 euros.",
        ),
        "denial",
    ),
)

HELD_OUT = (
    Trap(
        "a year's sales and a month's",
        (
            "The plant at Korvat sells 2,000 pumps a month.",
            "The plant at Korvat sells 24,000 pumps a year.",
        ),
        "none",
    ),
    Trap(
        "overnight and in all",
        (
            "Police in Dambury arrested 30 rioters overnight.",
            "Police have arrested 210 rioters since the unrest began.",
        ),
        "none",
    ),
    Trap(
        "two towns",
        (
            "Shelling wounded six civilians in Korvat, doctors said.",
            "Shelling wounded 15 civilians in Dambury, doctors said.",
        ),
        "none",
    ),
    Trap(
        "at least and exactly",
        (
            "At least 8 sailors are missing after the trawler sank off Osk, the coast guard said.",
            "Eight sailors are missing after the trawler sank off Osk, the coast guard said.",
        ),
        "none",
    ),
    Trap(
        "a warning of deaths and the dead",
        (
            "The heat could kill 200 people in Dambury, doctors warned.",
            "The heat killed 14 people in Dambury, doctors said.",
        ),
        "none",
    ),
    Trap(
        "those of them who are women",
        (
            "Police detained 50 people at the rally in Osk, 20 of them women.",
            "Police detained 20 women at the rally in Osk, a lawyer said.",
        ),
        "none",
    ),
    Trap(
        "an estimate raised",
        (
            "The breach exposed 80,000 patients of the Osk clinic, the company said.",
            "The Osk clinic raised the number of patients exposed in the breach to 95,000.",
        ),
        "superseded",
        D,
    ),
    Trap(
        "same day, two bodies",
        (
            "The train derailment near Osk injured 22 passengers, the railway said.",
            "The train derailment near Osk injured 37 passengers, the hospital said.",
        ),
        "contradictory",
    ),
    Trap(
        "hundreds and a number far below",
        (
            "Hundreds of villagers fled Korvat, an aid group said.",
            "Thirty villagers fled Korvat, the army said.",
        ),
        "contradictory",
    ),
    Trap(
        "two people of one surname, two ages",
        (
            "Lena Harkov, 31, died in the crash near Osk, police said.",
            "Oleg Harkov, 58, died in the crash near Osk, police said.",
        ),
        "none",
    ),
    Trap(
        "one person, two ages",
        (
            "Lena Harkov, 31, died in the crash near Osk, police said.",
            "Lena Harkov, 33, died in the crash near Osk, her brother said.",
        ),
        "detail",
    ),
    Trap(
        "distance walked and distance left",
        (
            "The refugees walked 40 kilometers to Korvat.",
            "The refugees have 12 kilometers left to Dambury.",
        ),
        "none",
    ),
    Trap(
        "the strike five years before",
        (
            "In 2017 a strike at the Osk pit lasted 40 days.",
            "The strike at the Osk pit has lasted nine days.",
        ),
        "none",
    ),
    Trap(
        "arrested and later freed",
        (
            "Pavel Olvern was arrested on Monday, police said.",
            "Pavel Olvern was released on Wednesday, his lawyer said.",
        ),
        "none",
    ),
    Trap(
        "holds and lost",
        (
            "The rebels captured Korvat on Sunday, their spokesman said.",
            "The army repelled the rebels and Korvat is safe, the ministry said on Sunday.",
        ),
        "contradiction",
    ),
    Trap(
        "signed and refused to sign",
        (
            "Ilse Brandmeer signed the accord on Friday, her aide said.",
            "Ilse Brandmeer refused to sign the accord on Friday, a diplomat said.",
        ),
        "contradiction",
    ),
    Trap(
        "nobody hurt and some hurt",
        (
            "No one was injured in the fire at the Osk school, the brigade said.",
            "Four pupils were injured in the fire at the Osk school, a teacher said.",
        ),
        "contradiction",
    ),
    Trap(
        "no comment",
        (
            "The Osk refinery declined to comment on the leak.",
            "The Osk refinery commented on the leak in a letter to the mayor.",
        ),
        "none",
    ),
    Trap(
        "hoped for",
        (
            "Families hope that the miners are alive, the priest said.",
            "The miners are dead, the company said.",
        ),
        "none",
    ),
    Trap(
        "a denial in another report",
        (
            "The army had used cluster bombs in Korvat, the aid group said.",
            "The ministry denied that the army had used cluster bombs in Korvat.",
        ),
        "denial",
    ),
)

UNSEEN_CAUSES = (
    Trap(
        "what may be refuted",
        (
            "Brandmeer took money from the Osk refinery, the union said.",
            "Her lawyer said that Brandmeer could refute the claim that she took money from the Osk refinery.",
        ),
        "none",
    ),
    Trap(
        "entry denied",
        (
            "The ministry of Korvat said it was denying entry to the inspectors.",
            "The inspectors entered the Osk refinery, the union said.",
        ),
        "none",
    ),
    Trap(
        "an option dismissed",
        (
            "Senator Pavel Olvern has dismissed that option.",
            "The union said a strike at the Osk pit was an option.",
        ),
        "none",
    ),
    Trap(
        "signed one thing and refused another",
        (
            "Ilse Brandmeer signed a budget with money for the Korvat harbour on Friday, her aide said.",
            "Ilse Brandmeer refused to accept a lower sum for the Korvat harbour on Friday, a diplomat said.",
        ),
        "none",
    ),
    Trap(
        "under subpoena and out of the room",
        (
            "Ilse Brandmeer remains under subpoena in Korvat, the committee said.",
            "Ilse Brandmeer left the hearing room in Korvat with her lawyer.",
        ),
        "none",
    ),
    Trap(
        "a paraphrase around one quotation",
        (
            "Olvern said: “I want the harbour process to be focused on providing the facts that we had.”",
            "Olvern said that he wanted the drafting to be “focused on providing the facts that we had.”",
        ),
        "none",
    ),
    Trap(
        "two vague counts of workers",
        (
            "The strike left hundreds of thousands of workers in Korvat without pay.",
            "Hundreds of workers at the Osk tax office in Korvat were left without pay.",
        ),
        "none",
    ),
    Trap(
        "won and beat a rival",
        (
            "Ilse Brandmeer won the vote in Korvat on Friday.",
            "Ilse Brandmeer defeated her rival in the vote in Korvat on Friday.",
        ),
        "none",
    ),
    Trap(
        "a sum told to the million",
        (
            "The Osk refinery paid $43 million in harbour taxes, the documents show.",
            "The Osk refinery paid $43,885,310 in harbour taxes, the documents show.",
        ),
        "none",
    ),
    Trap(
        "some of a thing and none of another",
        (
            "Brandmeer has experience of the harbour from her years as mayor of Korvat.",
            "Brandmeer has no experience of the army, the union said.",
        ),
        "none",
    ),
    Trap(
        "alive and almost dead",
        (
            "Pavel Olvern is alive today because a nurse was near, his wife said.",
            "Pavel Olvern was almost dead when the nurse found him, the doctor said.",
        ),
        "none",
    ),
    Trap(
        "no link of another matter",
        (
            "The grant has no connection to the meeting with the farmers, Brandmeer's office said.",
            "The union told Brandmeer to take responsibility for the grant.",
        ),
        "none",
    ),
    Trap(
        "a search that went on",
        (
            "Rescuers have searched the Osk pit for more than 40 hours.",
            "Rescuers searched the Osk pit for over 60 hours, the mayor said.",
        ),
        "none",
    ),
    Trap(
        "some of one name destroyed, some built",
        (
            "A fire destroyed two Heron 9 gliders of the Osk flying club last year.",
            "The Osk flying club will show three Heron 9 gliders on Sunday.",
        ),
        "none",
    ),
    Trap(
        "no warning, told twice by one",
        (
            "There was no warning before the dam at Osk broke, said Lina Faro, a farmer.",
            "“We had no warning at all before the dam at Osk broke,” said Lina Faro, a farmer.",
        ),
        "none",
    ),
    Trap(
        "two depths of one well",
        (
            "The goat fell into a 40m-deep well near Korvat on Monday.",
            "A goat fell into an 80m-deep well near Korvat, the herder said.",
        ),
        "contradictory",
    ),
    Trap(
        "a later report of a well's depth is no later count",
        (
            "The goat fell into a 40m-deep well near Korvat on Monday.",
            "A goat fell into an 80m-deep well near Korvat, the herder said.",
        ),
        "contradictory",
        D,
    ),
    Trap(
        "snow grows deeper from day to day",
        (
            "The snow at the Osk pass is 40 cm deep, the weather service said.",
            "The snow at the Osk pass is 90 cm deep, the weather service said.",
        ),
        "superseded",
        D,
    ),
    Trap(
        "an earlier number, named as such",
        (
            "While the Osk clinic previously said up to 9,000 patients may have been affected, it found that only "
            "2,000 patients were affected.",
            "The Osk clinic treats patients from all of Korvat.",
        ),
        "superseded",
    ),
    Trap(
        "a lead held, and a collapse in another match",
        (
            "Korvat held a three-goal lead in the cup final of 2003 and lost.",
            "The cup final of 1984 was lost by Korvat after a late collapse.",
        ),
        "none",
    ),
    Trap(
        "lost each time, and won at last",
        (
            "Korvat had reached the cup final three times but lost each time.",
            "Korvat won the cup final on Sunday.",
        ),
        "none",
    ),
    Trap(
        "closed, then reopened",
        (
            "The council reopened the harbour for three weeks in January.",
            "The storm closed the harbour for 35 days, the council said.",
        ),
        "none",
    ),
    Trap(
        "the size of a board and how many of it",
        (
            "At least eight current or former members of the harbour board were named in the papers.",
            "The papers name relatives of the harbour board, the seven-member body that runs Korvat.",
        ),
        "none",
    ),
    Trap(
        "vague sums",
        (
            "The harbour board moved billions of dollars abroad, the papers say.",
            "The harbour board moved up to $2 billion abroad, a lawyer said.",
        ),
        "none",
    ),
    Trap(
        "the dead of another year, recalled",
        (
            "A gunman shot dead 14 people at a dance in Osk in March 2011 and fled.",
            "Dozens of people were killed when a gunman opened fire at a concert in Korvat.",
        ),
        "none",
    ),
    Trap(
        "crews of two sorts",
        (
            "Four fire crews and a boat were sent to the Osk pit.",
            "The rescue at the Osk pit needed 22 ambulance crews.",
        ),
        "none",
    ),
    Trap(
        "those in one ward and all",
        (
            "The Osk hospital said 20 people were brought in, of which four are seriously injured.",
            "Eight people were seriously injured, the ambulance service said.",
        ),
        "none",
    ),
    Trap(
        "none for many years",
        (
            "Five people died when the tram overturned in Korvat.",
            "There have been no deaths on a tram in Korvat since 1959.",
        ),
        "none",
    ),
    Trap(
        "some of the people, and none for one act",
        (
            "The rebels showed a film of the dead pupils; fighters said that a raid had killed them.",
            "No fighters were released in exchange for the pupils, an official said.",
        ),
        "none",
    ),
    Trap(
        "a view rejected",
        (
            "The union said that the Osk pit should be closed.",
            "Brandmeer rejected the idea of closing the Osk pit.",
        ),
        "none",
    ),
)
