"""Bodies of the United Kingdom whose names no grammar can tell from the title that follows them.

Ministries since 2005 with their changes of name, other departments, those of Northern Ireland, and
who signs beside a ministry. A name that ends in *Agency*, *Board* or the like needs no entry.
"""

from __future__ import annotations

from functools import cache

from pacparse.fields import NamedTuple


class Body(NamedTuple):
    """A body that signs minutes: its name and its abbreviations."""

    name: str
    abbreviations: tuple[str, ...] = ()


_DEPARTMENTS = """
HM Treasury (HMT); Her Majesty's Treasury (HMT); His Majesty's Treasury (HMT); HM Revenue and Customs (HMRC);
Her Majesty's Revenue and Customs (HMRC); His Majesty's Revenue and Customs (HMRC); Cabinet Office (CO);
Prime Minister's Office; Department of Health (DH DoH); Department of Health and Social Care (DHSC);
Department for Health (DH); Department for Health and Social Care (DHSC); Office of the Deputy Prime Minister (ODPM);
Department for Communities and Local Government (DCLG); Communities and Local Government (CLG);
Ministry of Housing, Communities and Local Government (MHCLG);
Department for Levelling Up, Housing and Communities (DLUHC); Department of Trade and Industry (DTI);
Department for Business, Enterprise and Regulatory Reform (BERR);
Department for Innovation, Universities and Skills (DIUS); Department for Business, Innovation and Skills (BIS);
Department for Business, Energy and Industrial Strategy (BEIS); Department of Energy and Climate Change (DECC);
Department for Energy and Climate Change (DECC); Department for Energy Security and Net Zero (DESNZ);
Department for Science, Innovation and Technology (DSIT); Department for Business and Trade (DBT);
Department for International Trade (DIT); Department for Exiting the European Union (DExEU);
Department for Culture, Media and Sport (DCMS); Department for Digital, Culture, Media and Sport (DCMS);
Department for Culture, Olympics, Media and Sport (DCMS);
Department for Environment, Food and Rural Affairs (Defra DEFRA);
Department of Environment, Food and Rural Affairs (Defra);
Department for the Environment, Food and Rural Affairs (Defra); Department for Education and Skills (DfES);
Department for Children, Schools and Families (DCSF); Department for Education (DfE); Department of Education (DfE);
Department for Transport (DfT); Department of Transport (DfT); Department for Work and Pensions (DWP);
Department of Work and Pensions (DWP); Department for International Development (DFID DfID);
Foreign and Commonwealth Office (FCO); Foreign, Commonwealth and Development Office (FCDO); Home Office (HO);
Department for Constitutional Affairs (DCA); Ministry of Justice (MoJ MOJ); Ministry of Defence (MoD MOD);
Northern Ireland Office (NIO); Scotland Office (SO); Office of the Secretary of State for Scotland; Wales Office (WO);
Office of the Secretary of State for Wales; Office of the Advocate General for Scotland (OAG);
Office of the Leader of the House of Commons; Office of the Leader of the House of Lords;
Export Credits Guarantee Department (ECGD); UK Export Finance (UKEF); Attorney General's Office (AGO);
Attorney General's Office and the Law Officers' Departments; Law Officers' Departments (LODs);
Crown Prosecution Service (CPS); Serious Fraud Office (SFO); HM Procurator General and Treasury Solicitor (TSol);
Government Legal Department (GLD); Charity Commission; Competition and Markets Authority (CMA);
Office of Fair Trading (OFT); Food Standards Agency (FSA); Forestry Commission; HM Land Registry; Land Registry;
National Archives (TNA); National Crime Agency (NCA); Serious Organised Crime Agency (SOCA);
National Savings and Investments (NS&I); Ofgem; Office of Gas and Electricity Markets (Ofgem); Ofqual;
Office of Qualifications and Examinations Regulation (Ofqual); Ofsted;
Office for Standards in Education, Children's Services and Skills (Ofsted); Ofwat;
Water Services Regulation Authority (Ofwat); Ofcom; Office of Communications (Ofcom); Office of Rail and Road (ORR);
Office of Rail Regulation (ORR); UK Statistics Authority (UKSA); Office for National Statistics (ONS);
UK Supreme Court; Government Actuary's Department (GAD); Office for Budget Responsibility (OBR);
UK Trade and Investment (UKTI); Government Equalities Office (GEO); Revenue and Customs Prosecutions Office (RCPO);
Privy Council Office; Central Office of Information (COI); National School of Government;
Postal Services Commission (Postcomm); Ordnance Survey; Met Office; UK Hydrographic Office (UKHO); Royal Mint;
Crown Estate; Planning Inspectorate (PINS); UK Space Agency; Intellectual Property Office (IPO);
Government Office for Science; Executive Office; Office of the First Minister and Deputy First Minister (OFMDFM);
Department of Finance; Department of Finance and Personnel (DFP); Department for Infrastructure (DfI);
Department for Regional Development (DRD); Department for the Economy;
Department of Enterprise, Trade and Investment (DETI); Department for Employment and Learning (DEL);
Department for Communities (DfC); Department for Social Development (DSD); Department of Justice (DOJ);
Department of the Environment (DOE); Department of Agriculture, Environment and Rural Affairs (DAERA);
Department of Agriculture and Rural Development (DARD); Department of Culture, Arts and Leisure (DCAL);
Department of Health, Social Services and Public Safety (DHSSPS)
"""
_AGENCIES = """
NHS England (NHSE); NHS England and NHS Improvement (NHSE&I); NHS Improvement (NHSI); NHS Digital; NHSX; Monitor;
Health Education England (HEE); Health and Social Care Information Centre (HSCIC); Public Health England (PHE);
Medicines and Healthcare products Regulatory Agency (MHRA); NHS Resolution; Student Loans Company (SLC);
Office for Students (OfS); Higher Education Funding Council for England (HEFCE); UK Research and Innovation (UKRI);
Natural England; Marine Management Organisation (MMO); Highways England; National Highways; Network Rail;
HS2 Ltd (HS2); Border Force; Jobcentre Plus; Pensions Regulator; Defence Equipment and Support (DE&S);
Companies House; British Business Bank; UK Government Investments (UKGI); Homes England; Arts Council England;
Sport England; UK Sport; BBC; Bank of England; Building Digital UK (BDUK); Great British Nuclear (GBN);
Great British Energy (GBE); Low Carbon Contracts Company (LCCC); Active Travel England (ATE); East West Rail Company;
Transport for London (TfL); Transport Focus; British Transport Police (BTP); Post Office Limited; Sellafield Ltd;
Big Lottery Fund; National Lottery Community Fund; Historic England; English Heritage; Skills England;
Institute for Apprenticeships and Technical Education (IfATE); National College for Teaching and Leadership (NCTL);
Training and Development Agency for Schools; NHS Blood and Transplant (NHSBT); NHS Property Services;
National Institute for Health and Care Excellence (NICE);
National Institute for Health and Clinical Excellence (NICE); Office of the Public Guardian (OPG);
Independent Office for Police Conduct (IOPC); College of Policing; UK Visas and Immigration (UKVI);
Immigration Enforcement; Pension, Disability and Carers Service (PDCS); UK Infrastructure Bank (UKIB);
National Wealth Fund (NWF); UK Financial Investments (UKFI); Office of Government Commerce (OGC);
Government Commercial Function; Defence Science and Technology Laboratory (Dstl);
Defence Infrastructure Organisation (DIO); Defence Estates (DE); Veterans UK;
Office for Environmental Protection (OEP); Office for Product Safety and Standards (OPSS);
Office for Local Government (Oflog); Regulator of Social Housing (RSH); Building Safety Regulator (BSR);
Independent Commission for Aid Impact (ICAI); CDC Group; British International Investment (BII); Scottish Government;
Welsh Government; Welsh Assembly Government; UK Government
"""


@cache
def departments() -> tuple[Body, ...]:
    """Those that answer in their own name."""
    return _read(_DEPARTMENTS)


@cache
def agencies() -> tuple[Body, ...]:
    """Those that sign beside a ministry, seldom alone."""
    return _read(_AGENCIES)


def _read(table: str) -> tuple[Body, ...]:
    entries = (entry.strip().rstrip(")").split(" (") for entry in table.split(";"))
    return tuple(Body(name, tuple(" ".join(short).split())) for name, *short in entries)
