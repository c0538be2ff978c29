import type { ClueKind } from "../../core/clue.ts";

/** Words that tell something of a person, folded, with "|" between; `~` at the end of one lets it go on. */
export interface StoryWords {
  readonly kind: ClueKind;
  readonly weight: 1 | 0.5;
  readonly words: string;
}

const ROLES =
  "head ?teacher|head ?master|head ?mistress|deputy head|school ?teacher|primary teacher|maths teacher|music teacher|pe teacher|teacher|" +
  "teaching assistant|midwife|nurse|surgeon|neurosurgeon|gp|paramedic|dentist|pharmacist|radiographer|physiotherapist|psychiatrist|" +
  "psychologist|anaesthetist|oncologist|cardiologist|vet|optician|solicitor|barrister|judge|magistrate|paralegal|notary|" +
  "councillor|mayor|mp|senator|congressman|congresswoman|ambassador|diplomat|vicar|priest|imam|rabbi|pastor|bishop|" +
  "deacon|nun|monk|choirmaster|choir director|farmer|shepherd|beekeeper|gamekeeper|fisherman|trawlerman|lighthouse keeper|lifeboat ?man|coxswain|" +
  "harbour ?master|ferry captain|airline pilot|pilot|flight attendant|train driver|(?:bus|taxi|cab|lorry|truck|forklift|van|ambulance|delivery|racing|tractor|tram) driver|" +
  "plumber|electrician|joiner|carpenter|bricklayer|roofer|builder|locksmith|blacksmith|farrier|stonemason|glassblower|baker|" +
  "butcher|chef|pub landlord|landlady|publican|florist|hairdresser|barber|tailor|jeweller|goldsmith|watchmaker|cobbler|" +
  "police officer|policeman|policewoman|detective|firefighter|fireman|soldier|sailor|naval officer|army officer|prison officer|" +
  "(?!video|media|music|mp3|flash|dvd|record)\\p{L}{4,20} player|head of (?:an? |the |our )?(?:\\p{L}{2,20} ){0,3}(?:school|college|hospital|department|orchestra|choir|council|service|bank)|child soldier|chess champion|fire chief|rock star|pop star|codebreaker|presenter|headmaster|nun|footballer|goalkeeper|rugby player|cricketer|jockey|boxer|swimmer|cyclist|sprinter|gymnast|coach|referee|mountaineer|" +
  "violinist|cellist|pianist|organist|conductor|opera singer|ballet dancer|dancer|actor|actress|comedian|tv presenter|news presenter|newsreader|" +
  "novelist|poet|sculptor|painter|photographer|journalist|editor|professor|lecturer|librarian|archivist|museum curator|curator|" +
  "accountant|architect|civil engineer|marine biologist|astronomer|geologist|chemist|translator|interpreter|auctioneer|" +
  "estate agent|bank manager|hedge fund manager|stockbroker|ceo|cfo|cto|coo|chief executive|finance director|managing director|" +
  "chairman|chairwoman|founder|shop owner|hotelier|restaurateur|social worker|probation officer|care worker|postman|postwoman|" +
  "postmaster|postmistress|caretaker|gardener|undertaker|funeral director|miner|welder|crane operator|stuntman|magician|clown|influencer|" +
  "schulleiter~|lehrer~|pfarrer~|burgermeister~|krankenschwester|apotheker~|anwalt|anwaltin|landwirt~|backer~|backermeister~|hebamme|" +
  "polizist~|feuerwehrmann|directrice d'ecole|directeur d'ecole|instituteur|institutrice|infirmier|infirmiere|boulanger|boulangere|" +
  "maire|notaire|avocate?|pharmacien|pharmacienne|agriculteur|pompier|director de colegio|directora de colegio|profesora?|enfermer[oa]|" +
  "\\p{L}{3,20}(?:meister|warter|lehrer|leiter|arzt|pfleger|anwalt)(?:in)?|abogad[oa]|alcalde|alcaldesa|panader[oa]|farmaceutic[oa]|bomber[oa]|agricultor";

const SECTORS =
  "hauliers?|haulage (?:firm|company)|logistics (?:firm|company|business)|brewery|distillery|vineyard|winery|bakery(?: chain)?|" +
  "law firm|accountancy firm|architecture practice|dental practice|care home|nursing home|hospice|charity|hospital trust|supermarket(?: chain)?|" +
  "retailer|insurer|reinsurer|private bank|building society|pension fund|hedge fund|airline|ferry operator|shipping (?:line|company|firm)|shipbuilder|" +
  "car dealer(?:ship)?|carmaker|steelmaker|quarry|mining company|oil company|wind farm|nuclear plant|housing association|football club|" +
  "rugby club|cathedral|theatre|museum|opera house|publisher|newspaper group|hotel (?:group|chain)|restaurant chain|fish and chip shop|" +
  "biotech|drugmaker|medical device (?:firm|company|maker)|defence contractor|toy ?maker|furniture maker|textile mill|dairy|abattoir|fishery|" +
  "manufacturer|construction (?:firm|company)|family[- ](?:run|owned) (?:firm|business|company)|fintech|law practice|spedition|brauerei|" +
  "maschinenbauer|brasserie|bodega";

const HEALTH =
  "cancer|leuka?emia|lymphoma|melanoma|sarcoma|carcinoma|tumou?rs?|hiv|aids|hepatitis|multiple sclerosis|parkinson(?:'?s)?|alzheimer(?:'?s)?|marfan'?s|dementia|" +
  "diabetes|diabetic|epilepsy|epileptic|seizures?|schizophrenia|schizophrenic|bipolar|psychosis|psychotic|depression|anorexia|bulimia|ocd|ptsd|" +
  "autism|autistic|adhd|huntington'?s|motor neurone|als|cystic fibrosis|lupus|crohn'?s|colitis|coeliac|sickle cell|h(?:a)?emophilia|" +
  "down'?s syndrome|marfan|ehlers.danlos|fibromyalgia|endometriosis|stroke|heart attack|cardiac arrest|an(?:eu|u)rysm|sepsis|tuberculosis|tb|malaria|" +
  "miscarriage|miscarried|stillbirth|stillborn|pregnant|pregnancy|ivf|abortion|termination|vasectomy|hysterectomy|mastectomy|chemo(?:therapy)?|" +
  "radiotherapy|dialysis|transplant|amputated|amputation|amputee|coma|overdose|overdosed|rehab|detox|alcoholic|alcoholism|addiction|addicted|heroin|" +
  "self.?harm(?:ed|ing|s)?|suicidal|suicide attempt|attempted suicide|sectioned|panic attacks?|chlamydia|syphilis|gonorrh(?:o)?ea|herpes|" +
  "blind|deaf|paralysed|paralyzed|wheelchair|prosthetic|terminally ill|terminal|diagnosed|diagnosis|tested positive|rare (?:disease|disorder|condition|syndrome)|" +
  "hip replacement|heart bypass|gender reassignment|hormone therapy|krebs|leukamie|brustkrebs|schwanger|demenz|schlaganfall|herzinfarkt|depressionen|" +
  "cancer du sein|leucemie|enceinte|sclerose en plaques|cancer de mama|embarazada|leucemia|esclerosis";

const EVENTS =
  "won the (?:\\p{L}+ )?lottery|lottery win(?:ner)?|won (?:£|€|\\$)?[\\d.,]+ ?(?:m|million)|jackpot|divorc(?:e|ed|ing)|custody battle|bankrupt|bankruptcy|insolvent|insolvency|" +
  "arrested|convicted|acquitted|prison sentence|community service|out of prison|released from prison|on parole|on bail|drink.driving|speeding fine|inherited|inheritance|widowed|" +
  "lost (?:her|his|their) (?:husband|wife|partner|son|daughter|baby|child|mother|father|job|licence|license|house|home|leg|arm|sight)|" +
  "(?:car|motorbike|plane|helicopter|train|bus|coach) (?:crash|accident)|shipwreck|struck by lightning|shark attack|bitten by|kidnapped|stabbed|stabbing|assaulted|raped|sexual assault|" +
  "abused|abusive (?:husband|wife|partner|father|mother|relationship)|domestic (?:abuse|violence)|affair|embezzl(?:ed|ement|ing)|fraud|whistle.?blowing|tribunal|grievance|" +
  "harassment|made redundant|redundancy|sacked|suspended|expelled|evicted|eviction|deported|asylum|house fire|burnt down|burned down|came out as|transitioned|transitioning|" +
  "drowned|murdered|bereaved|grieving|shoplifting|maternity leave|paternity leave|compassionate leave|gambling|in debt|debts|made (?:his|her|their) (?:money|fortune)|cheating on|homeless|hit (?:her|him)|beaten|poison(?:ed|ing)|adopted|adoption|surrogate|fostered|got married|wedding|takeover|merger|acquisition|selling up|being sold|going public|ipo|data breach|" +
  "im lotto gewonnen|geschieden|scheidung|lasst sich scheiden|entlassen|verhaftet|insolvenz|gagne au loto|divorcee?|licenciee?|arretee?|gano la loteria|divorciad[oa]|despedid[oa]|detenid[oa]";

/** Of people and of things. */
const HAPPENINGS = "died|killed|crashed|stole|stolen|stealing|theft|drugs|suing|sued|on leave|sick leave|off sick";

const FAMILY =
  "(?:third|fourth|fifth|second) (?:marriage|husband|wife)|['’]s (?:brother|sister|son|daughter|wife|husband|widow|niece|nephew|ex)|twins?|triplets|quadruplets|(?:mother|mum|mom|father|dad|parent|mama|papa|mutter|vater|mere|pere|madre|padre) (?:of|von|de|to) (?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|zwei|drei|vier|funf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco)|" +
  "(?:two|three|four|five|six|seven|eight|nine|\\d) (?:young |small |little |grown.up )?(?:kids|children|sons|daughters|siblings|brothers|sisters|boys|girls)|single (?:mother|mum|mom|father|dad|parent)(?: of \\p{L}{2,6})?|" +
  "widow|widower|step(?:son|daughter|father|mother)|half.(?:brother|sister)|ex.?(?:husband|wife)|(?:sister|brother|daughter|son|wife|husband|widow|niece|nephew|cousin) of (?:the|a|our)|" +
  "(?:conjoined|identical) twins|zwillinge|drillinge|jumeaux|jumelles|gemel[oa]s|mellizos";

const KIN =
  "(?:husband|wife|son|daughter|mum|mom|dad|father|mother|brother|sister) (?:is|was|has|who|left|in)|" +
  "(?:her|his|their|whose) (?:husband|wife|partner|son|daughter|mother|father|mum|mom|dad|brother|sister|boyfriend|girlfriend|fiance|fiancee|grandson|granddaughter|child|children|kids|baby)";

const RARITY =
  "the only|the sole|the first (?:ever |black |female |male |openly |deaf |blind |muslim |asian |gay )*(?:woman|man|person|girl|boy|female|male|mayor|one|teacher|player|officer|pilot|captain|bishop|to)|" +
  "the (?:youngest|oldest|eldest|tallest|richest|biggest|largest|fastest|last remaining|last)|first (?:woman|female|black) \\p{L}+|one of (?:only )?(?:two|three|four|five|six|a handful|\\d{1,2}) (?:\\p{L}+ ){0,2}in (?:the|britain|england|scotland|wales|ireland|europe|germany|france|spain)|" +
  "world champion|olympic|olympian|paralympi(?:an|c)|gold medallist|record.?holder|award.?winning|well.known|famous|local celebrity|celebrity|millionaire|billionaire|former (?:mp|mayor|minister|captain|champion)|" +
  "einzige[rn]?|la seule|le seul|la unica|el unico|the (?:town|village|island|school|county)'s only";

const BELONGINGS =
  "(?:drives|rides|owns|bought|flies|breeds|keeps|collects) (?:an? |the )?(?:\\p{L}+ ){0,3}(?:ferrari|lamborghini|porsche|bentley|rolls.royce|tesla|harley|tractor|helicopter|plane|yacht|boat|racehorses?|alpacas|llamas|bees|parrots?|snakes?|tarantulas?|castle|windmill|lighthouse|island|hotel|pub|farm|vintage \\p{L}+|steam engines?)|" +
  "(?:lives|living) (?:in|on|at) (?:an? |the )?(?:\\p{L}+ ){0,2}(?:lighthouse|windmill|castle|houseboat|narrowboat|boat|island|vicarage|manor|caravan|converted \\p{L}+|farm)|glass eye|tattoos? of|(?:face|neck) tattoo|red hair|ginger hair|one.legged|one.armed|six fingers|guide dog";

/** In the order in which a stretch is read: what is longer or surer first. */
export const STORY_WORDS: readonly StoryWords[] = [
  { kind: "family", weight: 1, words: FAMILY },
  { kind: "family", weight: 0.5, words: KIN },
  { kind: "rarity", weight: 1, words: RARITY },
  { kind: "belonging", weight: 1, words: BELONGINGS },
  { kind: "event", weight: 1, words: EVENTS },
  { kind: "event", weight: 0.5, words: HAPPENINGS },
  { kind: "health", weight: 1, words: HEALTH },
  { kind: "sector", weight: 1, words: SECTORS },
  { kind: "origin", weight: 1, words: "transgender|trans (?:man|woman)|non.?binary|transgeschlechtlich" },
  { kind: "role", weight: 1, words: ROLES },
];

/** Peoples and faiths, as adjectives; written with a capital. */
export const ORIGINS =
  "Afghan|Albanian|Algerian|American|Arab|Argentinian|Armenian|Australian|Austrian|Bangladeshi|Belgian|Bolivian|Brazilian|" +
  "Bulgarian|Cambodian|Canadian|Chilean|Chinese|Colombian|Croatian|Cuban|Cypriot|Czech|Danish|Dutch|Egyptian|Eritrean|" +
  "Estonian|Ethiopian|Filipino|Finnish|French|Gambian|German|Ghanaian|Greek|Hungarian|Icelandic|Indian|Indonesian|Iranian|Iraqi|Irish|Israeli|" +
  "Italian|Jamaican|Japanese|Jordanian|Kenyan|Korean|Kosovan|Kurdish|Latvian|Lebanese|Libyan|Lithuanian|Malaysian|Maltese|Mexican|Moldovan|Mongolian|Moroccan|" +
  "Nepalese|Nigerian|Norwegian|Pakistani|Palestinian|Peruvian|Polish|Portuguese|Romanian|Roma|Russian|Rwandan|Saudi|Scottish|Senegalese|Serbian|" +
  "Slovak|Somali|Spanish|Sudanese|Swedish|Swiss|Syrian|Taiwanese|Tanzanian|Thai|Tibetan|Tunisian|Turkish|Ugandan|Ukrainian|Venezuelan|Vietnamese|" +
  "Welsh|Yemeni|Zimbabwean|Muslim|Jewish|Hindu|Sikh|Buddhist|Catholic|Mormon|Quaker|Amish|Jehovah['’]s Witness|Hasidic|Orthodox Jew";
