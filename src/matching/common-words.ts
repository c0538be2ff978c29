/**
 * Words that name nobody by themselves. Compiled for Sotto; a modest list is enough, since a name of a common word
 * can also be marked ambiguous where it is registered.
 */

/** Words that join others: never a name without more. */
export const FUNCTION_WORDS = `
  a an and are as at be been being but by can could did do does done for from get gets got had has have having he her
  here hers him his how i if in into is it its just may me might mine must my no nor not of off on once one only or
  other our ours out over own said same say says see she should so some such than that thats the their theirs them
  then there theres these they this those through to too under until up us very was we were what when where which
  while who whom whose why will with within without would yes you your yours am also any all both each few more most
  about above after again against because before below between down during further let lets like now ok okay
  der die das ein eine und oder ist sind nicht mit von zu im den dem des auf fur als auch es er sie wir ihr ich
  le la les un une des et ou est sont pas avec de du au aux en pour que qui il elle nous vous je ce cette
  el los las uno una y o es son no con por para que se su lo`;

/** Nouns, verbs and adjectives of everyday and office English, brands' favourites among them. */
export const COMMON_WORDS = `
  able accept access account across act action active add address advance advice age agent ago agree air alert alive
  allow almost alone alpha already always amber amount anchor angel animal answer apart apple apply area arm around
  arrow art article ask atlas attack audio aurora author auto avenue average avoid away baby back bad badge bag balance
  ball band bank bar base basic basis basket bay beacon bean bear beat bed bell belt bench best beta better big bike
  bill bird bit black block blood blue board boat body bold bolt bond book boost boot border boss boston bottle bottom
  box boy brain branch brand brave bread break bridge bright bring broad brother brown browser brush bubble bug build
  builder building bundle burn bus business busy buy cable cache cake call camera camp canal canvas cap capital
  car carbon card care career carrier case cash castle cat catch cause cell center central centre chain chair champion
  chance change channel charge chart charter chase chat cheap check chef chicken chief child choice church circle city
  claim class classic clean clear click client climate clock close cloud club coach coast coat cobalt code coffee
  coin cold college color colour column come comet command comment common community compact company compare compass
  complete computer concept connect console contact content contract control cook cool copper copy coral core corn
  corner cost count country county course court cover craft crane cream create credit crest crew cross crowd crown
  crystal cube culture cup current curve custom customer cut cycle daily dance dark dash data date dawn day dead deal
  dear decide deep deer default degree delivery delta design desk detail develop device diamond diesel differ digital
  direct direction discover discovery disk dock doctor document dog dollar domain door dot double dove draft dragon
  draw dream dress drink drive driver drop dry due duke dust duty dynamic eagle early earth ease east easy echo edge
  edit effect egg eight either electric element eleven else ember empire empty end energy engine enjoy enough enter
  entire entry envoy equal error escape even evening event ever every exact example except exchange exit expect
  expert explain express extra eye face fact fail fair faith falcon fall family fan far farm fashion fast father favor
  feature feed feel feet fiber field fifth fifty fight file fill film final finance find fine finger finish fire firm
  first fish fit five fix flag flash flat fleet flex flight floor flow flower fly focus folder follow food foot force
  ford forest forget fork form former forward foundation fountain four fox frame france free freedom fresh friday
  friend front frontier fruit fuel full fun function fund future gain galaxy game gap garden gas gate gateway gather
  gave gem general genesis gentle giant gift girl give glad glass global globe go goal gold golden good grace grade
  grain grand grant graph grass gravity gray great green grey grid ground group grow growth guard guess guest guide
  guitar guy half hall hand handle hang happy harbor harbour hard harvest hat hate hawk head health hear heart heat
  heavy hello help hero hi high hill history hit hobby hold hole holiday home hope horizon horse hospital host hot
  hotel hour house hub human hundred hunt hunter ice icon idea image impact important include index indigo industry
  info inner input inside instance insight install integral intel interest iron island issue item ivory jack jade jam
  january jar java jet jewel job join journal journey joy judge july jump june junior jupiter justice keen keep kernel
  key kick kid kind king kit kitchen kiwi knight know lab label lake lamp land lane language large laser last late
  later laugh launch law layer lead leader leaf league learn least leave left legacy legal legend lemon less letter
  level liberty library license life lift light lily lime limit line linen link lion list listen little live load
  local lock log logic long look loop lose lot lotus loud love low lower luck lunar lunch machine magic magnet mail
  main major make man manager many map maple marble march margin marina mark market marlin mars mask mass master match
  mate matter maximum meal mean measure media medical meet meeting member memory mention mercury message metal meta
  meteor method metro middle midnight mile milk mill million mind minute mirror miss mission mix mobile mode model
  modern moment monarch monday money monitor month moon morning mosaic mother motion motor mountain mouse move movie
  much music name narrow nation national native natural nature near neat need nest net network never new news next
  nexus nice night nine noble node noise none nook normal north note nothing notice notion nova november number oak
  oasis object ocean october odd offer office often oil old olive omega onyx open opera option oracle orange orbit
  orchard orchid order organic origin osprey outlook outside oval overview owner oxygen pace pack package page paint
  pair palace palm panda panel paper parade paragon park part partner party pass past patch path pattern pause pay
  peace peak pearl pen people pepper perfect performance period person phase phoenix phone photo physical piano pick
  picture piece pilot pine pink pioneer pipe pitch pixel place plain plan plane planet plant plastic plate platform
  play player please plug plus pocket point polar policy pond pool poor pop port portal position possible post power
  practice prefer premier present press pretty price pride prime print prism private prize pro problem process
  produce product profile program progress project promise proof proper protect proud prove provide public pull pulse
  pump pure purple push put puzzle quality quantum quarter quartz queen quest question quick quiet quite race radar
  radio rail rain rainbow raise range rapid rate raven raw reach read reader ready real reason record red reef
  reference regal region relay remember remote remove repeat reply report request research reserve rest result return
  reveal review reward rice rich ride ridge right ring rise river road robin robot rock rocket role roll roof room
  root rose round route router row royal ruby rule run rush sad safe saga sage sail sale salt same sand sapphire
  saturday save scale scan scene school science scope score scout screen script sea search season seat second secret
  section sector secure security seed seek seem select sell send senior sense sentinel september series serious serve
  server service session set settle seven shadow shape share sharp shark shell shield shift shine ship shirt shoe shop
  shore short shot show shut side sierra sign signal silent silk silver simple since single sister site six size skill
  sky sleep slack slate slice slide slow small smart smile smooth snap snow soap social soft software solar sole solid
  solution solve sonic soon sort soul sound source south space spark speak special spectrum speed spend sphere spirit
  split sport spot spring sprint square stack staff stage stand standard staple staples star start state station stay
  steel stellar step stick still stock stone stop storage store storm story straight stream street strong structure
  student studio study stuff style subject submit success sudden sugar suit summer summit sun sunday sunrise super
  supply support sure surface surge swan sweet swift switch symbol system table tag take talk tall tandem target task
  taste teach team tech technology tell temple ten term terra test text thank thanks theory thing think third thirty
  thought thousand thread three thrive thunder thursday tide tiger tight time tiny titan title today together token
  tomorrow tonight tool top topic total touch tour tower town toy track trade traffic trail train transfer travel
  treasure tree trend trial triangle trident trinity trip triumph true trust truth try tuesday tulip tundra turn
  twelve twenty twin two type union unique unit united unity universal update upper urban urgent use user usual
  valley value van vanguard vault vector vega velocity venture verse version vertex vessel victory video view village
  vine violet virtual visa vision vista visit vital voice void volume vortex wait walk wall want war warm wash watch
  water wave way wealth weather web website wednesday week weight welcome well west whale wheat wheel white whole wide
  wild win wind window wine wing winner winter wire wise wish wolf woman wonder wood word work worker world worry
  worth write wrong yard year yellow yesterday yield young zebra zen zenith zero zone zoom`;

/** Given names, and surnames that are words or that very many people bear. */
export const COMMON_NAMES = `
  aaron adam adrian ahmed aisha alan albert alejandro alex alexander alexandra ali alice alicia alison amanda amber
  amelia amy ana andrea andreas andrew andy angela anita anja ann anna anne annie anthony antonio ashley barbara ben
  benjamin bernd beth betty bill billy bob brad brandon brenda brian bruce bruno carl carla carlos carmen carol
  caroline catherine charles charlie charlotte chen chloe chris christian christina christine christopher claire clara
  claudia craig cristina cynthia daniel daniela david dave dan deborah dennis derek diana diego dieter don donald donna
  dorothy doug douglas dylan ed eddie edward elena eli elizabeth ella ellen emily emma eric erik ernst ethan eva evan
  evelyn fatima felix fernando florian frances francesca francesco francis francisco frank franz fred gabriel gary
  george gerald gerard giulia gloria grace graham greg gregory guillaume hannah hans harold harry hassan heather
  heidi heinz helen helena henri henry hiroshi howard hugo ian ibrahim ines ingrid irene isaac isabel isabella ivan
  jack jackie jacob jacques jake james jamie jan jana jane janet jason javier jay jean jeff jeffrey jen jennifer jens
  jeremy jerry jessica jill jim jimmy joan joanna joe joel johannes john johnny jon jonas jonathan jordan jorge jose
  joseph josh joshua juan judith judy julia julian julie jurgen justin karen karin karl kate katherine kathleen kathy
  katie keith kelly ken kenneth kevin kim klaus kumar kurt kyle larry lars laura lauren lea lee lena leo leon leonardo
  lewis liam lily linda lisa logan louis louise luca lucas lucia lucy luis luke maggie manuel marc marco margaret
  maria marie marina mario mark markus martha martin martina mary matt matteo matthew matthias max maya megan mehmet
  melissa mia michael michel michelle miguel mike miriam mohammed molly monica nadia nancy natalie natasha nathan neil
  nick nicholas nicola nicole nils nina noah nora oliver olivia omar oscar otto pablo pamela paolo pascal pat patricia
  patrick paul paula pedro peter petra phil philip philippe pierre priya rachel rafael raj ralf ralph ramon raymond
  rebecca renate ricardo richard rick rita rob robert roberto robin roger roland ron ronald rosa rose ruben russell
  ruth ryan sabine sally sam samantha samuel sandra sara sarah scott sean sebastian sergio seth shane sharon shirley
  silvia simon sofia sophia sophie stefan stefanie stephanie stephen steve steven stuart sue susan susanne sven sylvia
  tara ted teresa terry theo theresa thomas tim timothy tina tobias tom tommy tony tracy ursula valerie vanessa vera
  veronica vic victor victoria vincent wade walter wang warren wayne wendy wei werner will william wolfgang yan yasmin
  yuki yusuf zhang zoe
  smith jones brown johnson williams taylor davies miller davis wilson moore anderson thompson martinez garcia clark
  baker cook cooper carter turner walker wright young king hill green hall wood woods ward stone price grant hunt
  lopez gonzalez rodriguez hernandez muller mueller schmidt schneider fischer weber meyer wagner becker koch bauer
  klein wolf schwarz dubois durand moreau laurent petit roux rossi russo bianchi ferrari silva santos singh khan patel
  li liu yang huang zhao wu zhou kim park choi nguyen tran long rich may day swift sharp bush fox marsh reed rice rose
  west north page church field banks parks bell bishop black white gray grey reid ross scott shaw stewart murray`;
