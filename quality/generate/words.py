"""The vocabulary of the invented prose."""

from __future__ import annotations

THINGS = tuple(
    "moorings;lock gates;eel passes;lighthouses;weather vanes;ferries;reading rooms;tidal gauges;"
    "bell towers;footbridges;kiln houses;seed banks;night buses;fog signals;salt pans;weirs;"
    "post boats;windmills;cattle grids;harbour lamps;orchards;slipways;observatories;hop yards;"
    "tramlines;beehives;puppet theatres;dry docks;cider presses;milestones;rookeries;sea walls".split(
        ";"
    )
)
ADJECTIVES = tuple(
    "tidal;rural;listed;long-term;unmanned;community-led;winter;older;licensed;co-owned;upland;"
    "part-time;grant-funded;low-lying;publicly owned;well-kept;disused;seasonal;shared;floating".split(
        ";"
    )
)
OFFICES = tuple(
    "the Mooring Authority;the Eel Board;the Lamp Commission;the Office of Bell Standards;"
    "the Ferry Council;the Department;the Weir Inspectorate;Kilns England;the Orchard Trust;"
    "the Board of Slipways;the Night Bus Agency;the Windmill Fund;the Tidal Records Office;"
    "Milestone Services;the Auditor-General for Harbours;the Sea Wall Partnership;"
    "the Salt Regulator;Rookery Watch;the Harbour Treasury;the Guild of Pilots".split(";")
)
ABBREVIATED = (
    ("Lock Condition Index", "LCI"),
    ("Eel Passage Survey", "EPS"),
    ("Harbour Light Programme", "HLP"),
    ("Rural Bell Scheme", "RBS"),
    ("Night Bus Framework", "NBF"),
    ("Tidal Gate Register", "TGR"),
    ("Orchard Renewal Plan", "ORP"),
    ("Sea Wall Assessment Tool", "SWAT"),
)
DEPARTMENTS = (
    "Department for Transport",
    "Department of Health and Social Care",
    "Department for Education",
    "Home Office",
    "Ministry of Defence",
    "Ministry of Justice",
    "Cabinet Office",
    "HM Treasury",
    "Department for Work and Pensions",
    "Department for Environment, Food and Rural Affairs",
    "HM Revenue and Customs",
    "Department for Digital, Culture, Media and Sport",
    "Ministry of Housing, Communities and Local Government",
    "Department for International Trade",
)
PLACES = tuple(
    "in the northern estuaries;along the upper Wend;across the islands;in coastal parishes;"
    "on the Marsh Line;in all nine regions;between Orlhaven and Tresk;in towns without a harbour;"
    "outside the cities;on the western canals;in the Lower Fens;near the old border".split(";")
)
PASTS = tuple(
    "inspected;reviewed;mapped;funded;repaired;audited;reopened;measured;compared;withdrew;"
    "commissioned;surveyed;relicensed;improved the upkeep of;published a register of;"
    "consulted on;set new rules for;moved responsibility for".split(";")
)
DEEDS = tuple(
    "oversees;maintains;counts;is reviewing;has begun to repair;keeps a register of;pays for;"
    "inspects;is replacing;has asked parishes about;sets the standards for;helps to plan;"
    "continues to monitor;will publish a plan for".split(";")
)
ABILITIES = tuple(
    "were open all year;meet the new standard;had been repaired twice;remain closed at night;"
    "cost more than they earn;need a keeper;were lit by hand;can be reached by road;"
    "met the target;had no owner on record;fell short of the standard;are now inspected yearly;"
    "were handed to the parishes;stay dry in winter;carry fewer passengers".split(";")
)
ENDS = tuple(
    "which is in line with the plan;as the parishes had asked;with half of the work still to do;"
    "and the results will be made public;although the cost has risen since;"
    "in order to make better use of what is there;subject to the usual checks on cost;"
    "building on what the pilots had shown;and no further delay is expected;"
    "which brings the total to more than was planned;so that keepers can plan for the winter;"
    "whether or not the grant is renewed;with the exception of those in private hands;"
    "and a decision-making group meets each month;as part of the year-round programme".split(";")
)
CAUSES = tuple(
    "demand has grown faster than the grant;the old contracts have run out;keepers are leaving;"
    "records were kept on paper until lately;the winter was unusually wet;timber has become dearer;"
    "few parishes have an engineer;COVID-19 delayed the inspections;the register is out of date;"
    "two programmes overlap;the rules differ from county to county".split(";")
)
SETTINGS = tuple(
    "with local partners;at short notice;under a new agreement;for the second time;"
    "after a public consultation;without extra staff;on a trial basis;at a lower cost;"
    "together with the parishes;through an on-line portal;by means of CO2 sensors;"
    "within its existing budget".split(";")
)
WORKS = tuple(
    "work;the review;the survey;a pilot;the second phase;the stocktake;an evaluation;dredging;"
    "the inspection programme;recruitment;a feasibility study;the consultation".split(";")
)
STUDIES = ("review", "survey", "stocktake", "evaluation", "pilot", "inspection", "audit", "census")
TRAPS = (
    "section 75 of the Harbours Act 2008",
    "the COVID-19 rules",
    "Article 50 and Part 3 of the code",
    "the Bells (Regulated Ringing) Regulations 2014",
    "paragraph 12 of the guidance",
    "the Spending Review 2015",
    "schedule 4",
    "the 2018/19 settlement",
    "Budget 2020",
    "the 6th stocktake",
    "the first 100 days of the programme",
    "Regulation (EU) 2016/679",
    "the G7 presidency",
)
HOSTS = (
    "www.gov.uk/government/publications",
    "www.moorings.example",
    "lamps.example/reports",
    "www.bells-office.example/media",
    "www.eel-board.example/about/surveys",
    "assets.windmills.example/uploads",
    "www.parliament.uk/business",
)
