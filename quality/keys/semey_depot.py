"""Writes semey-depot.json: the answer key of examples/semey-depot.  Run: python quality/keys/semey_depot.py"""

# ruff: noqa: E501  (a quote stays on one line)

from pathlib import Path
from typing import Any

from keys import write_key

HERE = Path(__file__).resolve().parent
EVENT = HERE.parents[1] / "examples" / "semey-depot"

MINISTRY = "emergency situations ministry"
SPOKESWOMAN = "Aigerim Zhaksybekova"
MINISTER = "Bolat Seidakhmetov"
COMPANY = "Irtysh-Munai"
OFFICIAL = "senior security official"
GOVERNOR = "Yerlan Mukhametkaliyev"
TEACHER = "Dinara Omarova"
UNION = "Energy Workers' Union"
UNION_HEAD = "Vladimir Koroteyev"

KEY: dict[str, Any] = {
    "seeds": {path.name[:2]: path.name for path in sorted(EVENT.iterdir()) if path.name[:2].isdigit()},
    # Text that no dossier may show as part of a report's body.
    "furniture": [
        ("01", "Sign up here."),
        ("01", "Get the day's biggest stories in your inbox every morning."),
        ("01", "Caspian pipeline talks stall as shippers balk at new tariff"),
        ("01", "Our Standards:"),
        ("01", "All rights reserved."),
        ("01", "All quotes delayed a minimum of 15 minutes."),
        ("02", "We and our 812 partners store and access information on your device."),
        ("02", "Winter ferry timetable extended to April"),
        ("02", "My cousin works out there"),
        ("02", "Please log in to leave a comment."),
        ("02", "Crane collapse closes north quay for a week"),
        ("03", "Home » World » Asia"),
        ("03", "Font size A- A A+"),
        ("03", "Also Read: Petrol prices unchanged for tenth day in a row"),
        ("03", "Tags: Kazakhstan, Semey, fuel depot, explosion"),
        ("03", "Download the Lantern app"),
        ("03", "This watch is taking Mumbai by storm"),
        ("04", "Printer-friendly version"),
        ("04", "Three held over forged date-palm certificates"),
        ("04", "Reproduction without permission is prohibited."),
        ("05", "Subscribe from €1 a week"),
        ("05", "Explained: how the world stores its fuel"),
        ("05", "Sign up for First Edition"),
        ("06", "Menu News City Weather Announcements Search"),
        ("06", "Comments: 61"),
        ("06", "Noticed a mistake?"),
        ("06", "When using materials a hyperlink to the site is required."),
        ("06", "New bus route to open in April"),
        ("06", "Subscribe to our Telegram channel"),
        ("07", "Head of State receives new ambassadors"),
        ("07", "Wheat exports grow by 12 percent"),
        ("07", "Copying of materials is permitted only"),
        ("08", "Please refresh the page for updates."),
        ("08", "Share this: X | Facebook | Telegram | Copy link"),
        ("08", "Support independent journalism"),
        ("08", "Heating plant failure leaves 40,000 without hot water"),
        ("08", "Source: https://steppemonitor.example/live/2025-03-14-semey-explosion"),
    ],
    # What a reader can tell of each report from its own page.
    "reports": {
        "01": {
            "outlet": "Northgate Press Agency",
            "published": "2025-03-14",
            "cites": ["Telegram", "state television"],
        },
        "02": {"outlet": "The Harbour Times", "published": "2025-03-14", "cites": ["Northgate", "Telegram"]},
        "03": {"outlet": None, "published": "2025-03-14", "cites": ["Northgate", "Telegram", "X"]},
        "04": {"outlet": "Gulf Sentinel", "published": "2025-03-15", "cites": []},
        "05": {"outlet": "The Lowland Courier", "published": "2025-03-15", "cites": ["Telegram"]},
        "06": {"outlet": "Semey Herald", "published": "2025-03-15", "cites": ["Facebook"]},
        "07": {"outlet": "Orda State Broadcasting", "published": "2025-03-14", "cites": ["Orda television channel"]},
        "08": {"outlet": "Steppe Monitor", "published": "2025-03-14", "cites": ["Telegram", "X", "Facebook"]},
    },
    # Names that are one thing, and names that are not.
    "same": [
        ["Yerlan Mukhametkaliyev", "Erlan Mukhametkaliev"],
        ["Aigerim Zhaksybekova", "Aygerim Dzhaksybekova"],
        ["Vladimir Koroteyev", "Vladimir Korotaev"],
        ["Serik Tulegenov", "Serik Tolegenov"],
        ["Marat Tulegenov", "Marat Tolegenov"],
        ["Askar Bektenbayev", "Askar Bektenbaev"],
        ["Irtysh-Munai", "Irtysh Munay"],
        ["Nurlan Baimukhanov", "Baimukhanov"],
        ["Timur Iskakov", "Iskakov"],
        ["emergency situations ministry", "Ministry of Emergency Situations"],
    ],
    "different": [
        ["Serik Tulegenov", "Marat Tulegenov"],
        ["Serik Tolegenov", "Marat Tulegenov"],
        ["Irtysh-Munai", "Irtysh"],
        ["Askar Bektenbayev", "Bolat Seidakhmetov"],
        ["Nurlan Baimukhanov", "Yerlan Mukhametkaliyev"],
    ],
    # One claim, each place where it stands, and who is said to stand behind it there (None: the outlet's own voice).
    "claims": [
        {
            "id": "dead-and-injured",
            "text": "People were killed and injured in the explosion",
            "quantity": True,
            "evidence": [
                ("01", "killing at least 11 people and injuring 47", MINISTRY),
                ("02", "killing at least 11 people and injuring 47", MINISTRY),
                ("03", "killing at least 11 people and injuring 47", MINISTRY),
                ("04", "At least 11 people lost their lives and 47 were hurt", None),
                (
                    "05",
                    "Fourteen people are now known to have died in the explosion on Thursday night",
                    "Gulnara Abenova",
                ),
                ("06", "Sixteen people have died after Thursday's explosion", "regional health department"),
                ("07", "12 people had died and 45 were being given medical aid", "Ministry of Emergency Situations"),
                ("08", "At least four people were killed and about 30 injured", "duty officer"),
            ],
        },
        {
            "id": "in-hospital",
            "text": "People are still being treated",
            "quantity": True,
            "evidence": [
                ("05", "52 people were still being treated, nine of them in intensive care", "Gulnara Abenova"),
                ("06", "49 people remain in hospital", "regional health department"),
                ("07", "45 were being given medical aid", "Ministry of Emergency Situations"),
            ],
        },
        {
            "id": "four-tanks",
            "text": "Four tanks of the terminal burned",
            "evidence": [
                ("01", "set four tanks alight and sent a column of black smoke over the city", MINISTRY),
                ("02", "set four tanks alight and sent a column of black smoke over the city", MINISTRY),
                ("03", "set four tanks alight and sent a column of black smoke over the city", MINISTRY),
                ("04", "Four storage tanks at the Irtysh-Munai terminal caught fire", None),
            ],
        },
        {
            "id": "evacuated",
            "text": "People had to leave their homes in Novostroika",
            "quantity": True,
            "evidence": [
                ("01", "forcing about 3,000 people to leave their homes in the nearby Novostroika district", MINISTRY),
                ("02", "forcing about 3,000 people to leave their homes in the nearby Novostroika district", MINISTRY),
                ("03", "forcing about 3,000 people to leave their homes in the nearby Novostroika district", MINISTRY),
                ("04", "about 3,000 residents of a nearby district had to leave their homes", None),
                ("05", "Officials had ordered some 3,000 people out on Thursday night", None),
                ("07", "all 2,870 residents were evacuated in an organised manner", GOVERNOR),
                ("08", "Some 600 people have been taken by bus to two schools", "mayor's office"),
            ],
        },
        {
            "id": "under-control",
            "text": "The fire was brought under control around noon on Friday, after 13 hours",
            "evidence": [
                ("01", "Firefighters brought the blaze under control shortly before noon on Friday", SPOKESWOMAN),
                ("02", "Firefighters brought the blaze under control shortly before noon on Friday", SPOKESWOMAN),
                ("04", "It took fire crews 13 hours to get the flames under control.", None),
                (
                    "07",
                    "The fire at the fuel terminal was localised at 11:50 on Friday",
                    "Ministry of Emergency Situations",
                ),
            ],
        },
        {
            "id": "cooling",
            "text": "Two tanks are being cooled and a second explosion does not threaten",
            "evidence": [
                ("01", "Two tanks are still being cooled and there is no threat of a second explosion", SPOKESWOMAN),
                (
                    "04",
                    "Two tanks were still being cooled on Friday, but there was no threat of another explosion",
                    SPOKESWOMAN,
                ),
            ],
        },
        {
            "id": "firefighters",
            "text": "More than 200 firefighters took part",
            "quantity": True,
            "evidence": [
                ("06", "212 firefighters took part", "Aygerim Dzhaksybekova"),
                (
                    "07",
                    "More than 200 firefighters and 60 pieces of equipment were involved",
                    "Ministry of Emergency Situations",
                ),
            ],
        },
        {
            "id": "two-detained",
            "text": "Two employees of a contractor were detained",
            "evidence": [
                ("01", "Police detained two employees of a contractor that had been welding at the site", MINISTER),
                ("02", "Police detained two employees of a contractor that had been welding at the site", MINISTER),
                ("03", "police had detained two employees of a contractor", MINISTER),
                ("04", "two workers of a contracting firm were in custody", MINISTER),
                ("05", "Two of them have been in custody since Friday.", None),
                ("07", "two employees of a contracting organisation had been detained", MINISTER),
            ],
        },
        {
            "id": "welding",
            "text": "Contractors had been welding at the site",
            "evidence": [
                ("01", "a contractor that had been welding at the site", MINISTER),
                ("02", "a contractor that had been welding at the site", MINISTER),
                ("03", "a contractor that had been welding at the site", MINISTER),
                ("04", "welding had been going on at the site", MINISTER),
                ("07", "they were carrying out welding work near tank No. 4", MINISTER),
            ],
            "denied": [
                ("01", "No welding or other hot work was scheduled or carried out on Thursday", COMPANY),
                ("03", "no welding was scheduled or carried out on Thursday", COMPANY),
                ("04", "no hot work of any kind took place on Thursday", COMPANY),
            ],
        },
        {
            "id": "no-welding",
            "text": "No welding was scheduled or carried out on Thursday",
            "evidence": [
                ("01", "No welding or other hot work was scheduled or carried out on Thursday", COMPANY),
                ("02", "No welding or other hot work was scheduled or carried out on Thursday", COMPANY),
                ("03", "no welding was scheduled or carried out on Thursday", COMPANY),
                ("04", "no hot work of any kind took place on Thursday", COMPANY),
            ],
        },
        {
            "id": "drone",
            "text": "A drone struck one of the tanks",
            "evidence": [
                ("01", "It said it suspected that a drone had struck one of its tanks", COMPANY),
                ("02", "It said it suspected that a drone had struck one of its tanks", COMPANY),
                ("03", "The company said it suspected that a drone had struck one of its tanks", COMPANY),
                ("04", "pointed to a possible drone strike on one of its tanks", COMPANY),
            ],
            "denied": [
                ("07", "Information about an alleged drone does not correspond to reality", "Ministry of Defence"),
                (
                    "07",
                    "air defence systems had recorded no unidentified objects over the region",
                    "Ministry of Defence",
                ),
            ],
        },
        {
            "id": "no-attack",
            "text": "There is no sign of an attack",
            "evidence": [
                ("01", "there was no sign of an attack", OFFICIAL),
                ("02", "there was no sign of an attack", OFFICIAL),
                ("04", "there was no sign of an attack", OFFICIAL),
            ],
        },
        {
            "id": "nothing-flew",
            "text": "Nothing that flew has been found",
            "evidence": [
                ("01", "Nothing that flew has been found", OFFICIAL),
                ("04", "Nothing that flew had been found", OFFICIAL),
            ],
        },
        {
            "id": "no-fuel-in-river",
            "text": "The governor denies that fuel reached the Irtysh",
            "evidence": [
                ("01", "denied reports on social media that fuel had leaked into the Irtysh", GOVERNOR),
                ("02", "denied reports on social media that fuel had leaked into the Irtysh", GOVERNOR),
                (
                    "04",
                    "dismissed claims circulating on social media that fuel had got into the Irtysh River",
                    "The governor of the region",
                ),
                ("05", "The regional governor has denied that any fuel reached the Irtysh.", "The regional governor"),
                ("06", "He again rejected talk of fuel in the river", "Erlan Mukhametkaliev"),
                ("07", "Claims that oil products have entered the Irtysh are absolutely untrue", GOVERNOR),
            ],
        },
        {
            "id": "fuel-in-river",
            "text": "Oil was seen on the river",
            "evidence": [("06", "a film of oil was noticed near the bank", "Semey Vodokanal")],
            "denied": [
                ("01", "denied reports on social media that fuel had leaked into the Irtysh", GOVERNOR),
                ("07", "Claims that oil products have entered the Irtysh are absolutely untrue", GOVERNOR),
            ],
        },
        {
            "id": "samples",
            "text": "Samples of the water are taken every two hours",
            "evidence": [
                ("01", "Samples are taken every two hours", GOVERNOR),
                ("02", "Samples are taken every two hours", GOVERNOR),
                ("07", "The laboratory takes samples every two hours.", GOVERNOR),
            ],
        },
        {
            "id": "water-safe",
            "text": "The water is safe",
            "evidence": [
                ("01", "The water is safe.", GOVERNOR),
                ("02", "The water is safe.", GOVERNOR),
                ("07", "The water meets all standards.", GOVERNOR),
            ],
        },
        {
            "id": "sirens",
            "text": "Sirens warned the residents",
            "evidence": [("07", "Sirens were switched on in Novostroika at 23:05 on Thursday", GOVERNOR)],
            "denied": [("05", "no siren had sounded", "residents")],
        },
        {
            "id": "windows",
            "text": "Windows were shattered five kilometres away",
            "evidence": [
                ("01", "windows were shattered as far as five kilometres from the depot", "Residents"),
                ("03", "windows were shattered as far as five kilometres from the depot", "Residents"),
            ],
        },
        {
            "id": "earthquake",
            "text": "A teacher thought it was an earthquake",
            "evidence": [
                ("01", "I thought it was an earthquake", TEACHER),
                ("03", "I thought it was an earthquake", TEACHER),
            ],
        },
        {
            "id": "orange-sky",
            "text": "The children screamed and the sky was orange",
            "evidence": [
                ("01", "The children were screaming and the sky was orange.", TEACHER),
                ("03", "The children were screaming and the sky was orange.", TEACHER),
            ],
        },
        {
            "id": "union-warned",
            "text": "The union warned the company twice about faulty pressure valves",
            "evidence": [
                (
                    "01",
                    "it had warned the company twice last year that pressure valves at the terminal were faulty",
                    UNION,
                ),
                (
                    "02",
                    "it had warned the company twice last year that pressure valves at the terminal were faulty",
                    UNION,
                ),
                (
                    "03",
                    "it had warned the company twice last year that pressure valves at the terminal were faulty",
                    UNION,
                ),
                (
                    "04",
                    "faulty pressure valves at the terminal had been brought to the company's attention twice",
                    "A trade union representing workers in the energy sector",
                ),
                ("06", "They had two warnings on paper", "Vladimir Korotaev"),
            ],
        },
        {
            "id": "inspectors-silent",
            "text": "Inspectors did not answer the union's letters",
            "evidence": [
                ("01", "inspectors had never replied to its letters", UNION_HEAD),
                ("03", "inspectors had never replied to its letters", UNION_HEAD),
                ("04", "Inspectors did not answer its letters", UNION_HEAD),
            ],
        },
        {
            "id": "mourning",
            "text": "Saturday is a day of mourning",
            "evidence": [
                ("01", "Saturday will be a day of mourning across the country.", None),
                ("02", "Saturday will be a day of mourning across the country.", None),
                ("07", "March 15 has been declared a day of national mourning in Kazakhstan.", None),
            ],
        },
        {
            "id": "deputy-premier-flew",
            "text": "Deputy Prime Minister Bektenbayev, who heads a commission, flew to Semey",
            "evidence": [
                ("01", "flew to Semey from Astana on Friday morning", None),
                ("03", "flew to Semey from Astana on Friday morning", None),
            ],
        },
        {
            "id": "brothers",
            "text": "The director of Irtysh-Munai is the brother of a deputy mayor",
            "evidence": [
                ("01", "Irtysh-Munai's director, Serik Tulegenov, is the elder brother of Marat Tulegenov", None),
                ("04", "The director of Irtysh-Munai, Serik Tulegenov, is the elder brother of Marat Tulegenov", None),
            ],
        },
        {
            "id": "second-depot",
            "text": "A second depot near the station was on fire",
            "evidence": [
                ("08", "A second fuel depot, close to the railway station, was also on fire", "Semey Tonight")
            ],
            "denied": [
                (
                    "05",
                    "withdrew a post which had said that a second depot, near the railway station, was burning",
                    "Semey Tonight",
                )
            ],
        },
    ],
    # Accounts that cannot both be wholly right, or that differ in a figure.
    "disputes": [
        {
            "id": "welding",
            "kind": "contradiction",
            "a": ("01", "a contractor that had been welding at the site"),
            "b": ("01", "No welding or other hot work was scheduled or carried out on Thursday"),
        },
        {
            "id": "where-the-welders-were",
            "kind": "contradiction",
            "a": ("07", "they were carrying out welding work near tank No. 4"),
            "b": ("05", "his clients were at a canteen in the city when the tank exploded"),
        },
        {
            "id": "drone",
            "kind": "contradiction",
            "a": ("01", "suspected that a drone had struck one of its tanks"),
            "b": ("07", "Information about an alleged drone does not correspond to reality"),
        },
        {
            "id": "river",
            "kind": "contradiction",
            "a": ("06", "a film of oil was noticed near the bank"),
            "b": ("07", "Claims that oil products have entered the Irtysh are absolutely untrue"),
        },
        {
            "id": "sirens",
            "kind": "contradiction",
            "a": ("07", "Sirens were switched on in Novostroika at 23:05 on Thursday"),
            "b": ("05", "no siren had sounded"),
        },
        {
            "id": "second-depot",
            "kind": "denial",
            "a": ("08", "A second fuel depot, close to the railway station, was also on fire"),
            "b": ("05", "withdrew a post which had said that a second depot, near the railway station, was burning"),
        },
        {
            "id": "director-gone",
            "kind": "denial",
            "a": ("06", "he had left for Rubtsovsk, in Russia"),
            "b": ("06", "Serik is in Semey and goes to the investigators every day"),
        },
        {
            "id": "how-many-dead",
            "kind": "quantity",
            "a": ("05", "Fourteen people are now known to have died in the explosion on Thursday night"),
            "b": ("06", "Sixteen people have died after Thursday's explosion"),
        },
        {
            "id": "how-many-dead-early",
            "kind": "quantity",
            "a": ("08", "At least four people were killed and about 30 injured"),
            "b": ("07", "12 people had died and 45 were being given medical aid"),
        },
        {
            "id": "how-many-evacuated",
            "kind": "quantity",
            "a": ("07", "all 2,870 residents were evacuated in an organised manner"),
            "b": ("08", "Some 600 people have been taken by bus to two schools"),
        },
    ],
    # Told by one report only (a sample).
    "only": [
        (
            "03",
            "Twenty-six Indian medical students living in a hostel in Novostroika were moved to a school in the city centre",
        ),
        ("04", "Kazakhstan is the largest oil producer in Central Asia"),
        ("05", "lists 17 defects, among them the pressure valves of three tanks"),
        ("05", "his clients were at a canteen in the city when the tank exploded"),
        ("06", "it had closed one of three intakes on the Irtysh on Friday morning"),
        ("06", "promised each of them 10 million tenge"),
        ("07", "offered Kazakhstan two specialised burns teams"),
        ("08", "all our people have been accounted for"),
        ("08", "was known until 2007 as Semipalatinsk"),
    ],
    # Words for the two who were detained, by report.
    "framing": {
        "01": ["employees of a contractor"],
        "04": ["workers of a contracting firm"],
        "05": ["a contractor's welders"],
        "07": ["employees of a contracting organisation"],
    },
    "dates": [
        ("01", "late on Thursday", "2025-03-13"),
        ("01", "on Friday morning", "2025-03-14"),
        ("04", "late on Thursday night", "2025-03-13"),
        ("05", "on Thursday night", "2025-03-13"),
        ("05", "21 January", "2025-01-21"),
        ("05", "On Friday evening", "2025-03-14"),
        ("06", "on Saturday evening", "2025-03-15"),
        ("06", "on Sunday", "2025-03-16"),
        ("06", "on Monday", "2025-03-17"),
        ("06", "at 06:00 on Saturday", "2025-03-15"),
        ("07", "at 23:05 on Thursday", "2025-03-13"),
        ("07", "March 15", "2025-03-15"),
        ("08", "late on Thursday", "2025-03-13"),
    ],
    # Where things happened (degrees, WGS 84, good to about 10 km).
    "places": {
        "Semey": (50.42, 80.25),
        "Astana": (51.18, 71.45),
        "Pavlodar": (52.28, 76.97),
        "Kurchatov": (50.76, 78.54),
        "Rubtsovsk": (51.51, 81.21),
    },
}

if __name__ == "__main__":
    write_key(KEY, EVENT, HERE / "semey-depot.json")
