"""UK departments of state, present and past since 2005: names, abbreviations and years.

The years are those of the name, not of the office; ``None`` is "still" or "before 2005". Machinery
of government changes: Cabinet Office announcements of 2007, 2010, 2016, 2018, 2020, 2021 and 2023.
"""

from __future__ import annotations

from typing import NamedTuple


class Body(NamedTuple):
    """A body that signs minutes: its name, its abbreviations, the years that the name was used."""

    name: str
    abbreviations: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


DEPARTMENTS = (
    Body("HM Treasury", ("HMT",)),
    Body("Her Majesty's Treasury", ("HMT",), None, 2022),
    Body("His Majesty's Treasury", ("HMT",), 2022),
    Body("HM Revenue and Customs", ("HMRC",), 2005),
    Body("HM Revenue & Customs", ("HMRC",), 2005),
    Body("Her Majesty's Revenue and Customs", ("HMRC",), 2005, 2022),
    Body("His Majesty's Revenue and Customs", ("HMRC",), 2022),
    Body("Cabinet Office", ("CO",)),
    Body("Prime Minister's Office"),
    Body("Department of Health", ("DH", "DoH"), None, 2018),
    Body("Department of Health and Social Care", ("DHSC",), 2018),
    Body("Department for Health", ("DH",), None, 2018),
    Body("Department for Health and Social Care", ("DHSC",), 2018),
    Body("Office of the Deputy Prime Minister", ("ODPM",), None, 2006),
    Body("Department for Communities and Local Government", ("DCLG",), 2006, 2018),
    Body("Communities and Local Government", ("CLG",), 2006, 2011),
    Body("Ministry of Housing, Communities and Local Government", ("MHCLG",), 2018),
    Body("Department for Levelling Up, Housing and Communities", ("DLUHC",), 2021, 2024),
    Body("Department of Trade and Industry", ("DTI",), None, 2007),
    Body(
        "Department for Business, Enterprise and Regulatory Reform",
        ("BERR",),
        2007,
        2009,
    ),
    Body("Department for Innovation, Universities and Skills", ("DIUS",), 2007, 2009),
    Body("Department for Business, Innovation and Skills", ("BIS",), 2009, 2016),
    Body("Department for Business, Energy and Industrial Strategy", ("BEIS",), 2016, 2023),
    Body("Department of Energy and Climate Change", ("DECC",), 2008, 2016),
    Body("Department for Energy and Climate Change", ("DECC",), 2008, 2016),
    Body("Department for Energy Security and Net Zero", ("DESNZ",), 2023),
    Body("Department for Science, Innovation and Technology", ("DSIT",), 2023),
    Body("Department for Business and Trade", ("DBT",), 2023),
    Body("Department for International Trade", ("DIT",), 2016, 2023),
    Body("Department for Exiting the European Union", ("DExEU",), 2016, 2020),
    Body("Department for Culture, Media and Sport", ("DCMS",)),
    Body("Department for Culture, Media & Sport", ("DCMS",)),
    Body("Department for Digital, Culture, Media and Sport", ("DCMS",), 2017, 2023),
    Body("Department for Culture, Olympics, Media and Sport", ("DCMS",), 2010, 2012),
    Body("Department for Environment, Food and Rural Affairs", ("Defra", "DEFRA"), None),
    Body("Department for Environment, Food & Rural Affairs", ("Defra",)),
    Body("Department of Environment, Food and Rural Affairs", ("Defra",)),
    Body("Department for the Environment, Food and Rural Affairs", ("Defra",)),
    Body("Department for Education and Skills", ("DfES",), None, 2007),
    Body("Department for Children, Schools and Families", ("DCSF",), 2007, 2010),
    Body("Department for Education", ("DfE",), 2010),
    Body("Department of Education", ("DfE",), 2010),
    Body("Department for Transport", ("DfT",)),
    Body("Department of Transport", ("DfT",)),
    Body("Department for Work and Pensions", ("DWP",)),
    Body("Department of Work and Pensions", ("DWP",)),
    Body("Department for International Development", ("DFID", "DfID"), None, 2020),
    Body("Foreign and Commonwealth Office", ("FCO",), None, 2020),
    Body("Foreign, Commonwealth and Development Office", ("FCDO",), 2020),
    Body("Home Office", ("HO",)),
    Body("Department for Constitutional Affairs", ("DCA",), None, 2007),
    Body("Ministry of Justice", ("MoJ", "MOJ"), 2007),
    Body("Ministry of Defence", ("MoD", "MOD")),
    Body("Northern Ireland Office", ("NIO",)),
    Body("Scotland Office", ("SO",), None, 2018),
    Body("Office of the Secretary of State for Scotland", (), 2018),
    Body("Wales Office", ("WO",), None, 2018),
    Body("Office of the Secretary of State for Wales", (), 2018),
    Body("Office of the Advocate General for Scotland", ("OAG",)),
    Body("Office of the Leader of the House of Commons"),
    Body("Office of the Leader of the House of Lords"),
    Body("Export Credits Guarantee Department", ("ECGD",)),
    Body("UK Export Finance", ("UKEF",), 2011),
    Body("Attorney General's Office", ("AGO",)),
    Body("Attorney General's Office and the Law Officers' Departments"),
    Body("Law Officers' Departments", ("LODs",)),
)
"""Ministerial departments."""
