/**
 * More words that name nobody by themselves: everyday verbs, adverbs, nouns and the jargon of computing. Compiled for
 * Sotto. Written as stems: "install" covers installs, installed, installing and installer (see `isInflected` in `ambiguity.ts`).
 */
export const EVERYDAY_WORDS = `
  abandon able abroad absent absolute absolutely abstract absurd abuse academy accent accident accommodate accompany
  accomplish accuracy accurate accuse achieve acknowledge acquire actor actual actually adapt adapter adequate adjust
  administer administrator admire admit adopt adult advance advanced advantage adventure advert advertise affair affect
  afford afraid after afternoon afterward aggressive agenda aim aircraft airport album alcohol align allocate allowance
  ally alongside alphabet alter alternate alternative although altogether amaze amazing ambition amend analyse analyze
  analysis analyst ancient anger angle angry announce annoy annoying annual anonymous answer anticipate anxious anybody
  anyhow anymore anyone anything anytime anyway anyways anywhere apart apartment apologise apologize apology apparent
  apparently appeal appear appearance application appoint appointment appreciate approach appropriate approval approve
  approximate april architect architecture archive argue argument arise army arrange arrangement array arrest arrival
  arrive article artist ashamed aside asleep aspect assemble assert assess asset assign assist assistant associate
  assume assumption assure asynchronous attach attempt attend attention attitude attract attractive attribute audience
  audit august aunt authentic authenticate authentication authority authorise authorize autumn available avenue average
  aware awareness awesome awful awkward background backup backward bacon badly baggage ballot banana bandwidth banner
  barely bargain barrel barrier bath bathroom battery battle beard beast beautiful beauty became because become bedroom
  beer began begin beginning behalf behave behaviour behavior behind belief believe belong beloved beneath benefit beside
  besides bet betray beyond bigger biology birth birthday biscuit bitter blame blank blanket blast bleed bless blind
  blocker blog blow board boil bomb bone bonus booking boom boot border bored boring born borrow bother bounce bound
  boundary bow bowl bracket breakfast breath breathe breed brick brief briefly brilliant broadcast broke broken bronze
  browse brush brutal bucket budget buffer buggy bullet bunch burden bureau burger burst bush butter butterfly button
  byte cabin cabinet calculate calculator calendar calm calorie campaign campus cancel cancer candidate candle candy
  cannot capable capacity captain capture careful carefully cargo carpet carrot cartoon casual catalog catalogue category
  cattle caught caution celebrate cellar cemetery ceremony certain certainly certificate chamber chaos chapter character
  charity charm chase cheaper cheat checkout cheek cheer cheers cheese chemical chemist cherry chest chew childhood
  children chill chin chip chocolate chorus chose chosen christmas chronic chunk cigarette cinema circuit circumstance
  cite citizen civil civilian clarify clarity clash classify classroom clause clay cleaner clever clinic clip clone clothe
  clothes clothing clue cluster clutter coal cocktail coconut cognitive coin coincidence collapse collar collect
  collection colleague collision colony column combat combination combine comedy comfort comfortable comma commerce
  commercial commission commit commitment committee communicate communication community companion comparison compatible
  compensate compete competent competition competitive complain complaint complement completely complex complexity
  compliance complicate complicated comply component compose composite composition compound comprehensive compress
  compression comprise compromise compulsory conceal concentrate concern concert conclude conclusion concrete concurrent
  condition conduct conference confess confidence confident config configuration configure confine confirm confirmation
  conflict confront confuse confusing confusion congrats congratulations connection conscious consent consequence
  consequently conservative consider considerable consideration consist consistent consistency constant constantly
  constitute constrain constraint construct construction consult consume consumer contain container contemporary
  contest context continent continue continuous contrary contrast contribute contribution controversial convenience
  convenient convention conversation conversion convert convey convince cooker cookie cooperate coordinate cope copyright
  correct correction correctly correspond corridor corrupt costume cotton cottage cough couldnt council counsel counter
  couple courage cousin coworker crack crap crash crawl crazy creation creative creator creature creep crime criminal
  crisis criteria critic critical criticism criticise crop crucial crude cruel cruise crush cry cultural cupboard cure
  curious curiosity currency current currently cursor curtain cushion customise customize cute cyber damage damn damp
  danger dangerous dare darling dashboard database daughter deadline deaf dealer death debate debris debt debug decade
  december decent decision deck declare decline decorate decrease dedicate deeper deeply defeat defect defend defence
  defense deficit define definite definitely definition delay delegate delete deliberate delicate delicious delight
  deliver demand democracy demo demonstrate denial deny depart department departure depend dependency dependent deploy
  deployment deposit depress depth derive descend describe description desert deserve desktop desperate despite dessert
  destination destroy destruction detailed detect detection determine devote diagnose diagnosis diagram dialog dialogue
  diary dictate dictionary didnt diet difference different difficult difficulty dig dimension dinner dip diplomat
  directly directory dirt dirty disable disabled disagree disappear disappoint disaster discard discipline disclose
  disconnect discount discourage discourse discuss discussion disease disguise disgust dish dismiss disorder display
  dispose dispute distance distant distinct distinguish distract distribute distribution district disturb dive diverse
  divide divorce document documentation doesnt domestic dominate donate donkey dont doom doubt downgrade download downside
  downstairs downtown dozen drag drain drama dramatic drank drawer dreadful drift drill drop drove drown drug drum drunk
  duck dude dull dumb dummy dump duplicate duration during dust dying dynamic eager ear earlier earn earnings easier
  easily economic economics economy editor educate education efficiency efficient effort elbow elder elect election
  elegant eligible eliminate email embarrass embed emerge emergency emit emotion emotional emphasis emphasize empire employ
  employee employer employment enable enabled encounter encourage encrypt encryption endless enemy engage engineer
  enhance enjoyable enormous ensure entertain entertainment enthusiasm entirely entitle entity entrance entrepreneur
  envelope environment environmental episode equally equation equip equipment equity equivalent era erase errand error
  especially essay essential establish estate estimate eternal ethic ethical ethnic evaluate evaluation evening
  eventually everybody everyday everyone everything everytime everywhere evidence evident evil evolution evolve exact
  exactly exaggerate exam examination examine exceed excellent except exception excess excite excited exciting exclude
  exclusive excuse execute execution executive exercise exhaust exhibit exhibition exist existence existing expand
  expansion expectation expense expensive experience experiment expertise expire explain explanation explode exploit
  explore explosion export expose exposure expression extend extended extension extensive extent external extract extreme
  extremely fabric facility factor factory faculty fade failure faint fairly fake fallback false fame familiar famous
  fancy fantastic fantasy farewell fascinate fat fatal fate fatigue fault favour favourite favorite february federal fee
  feedback fellow female fence ferry festival fetch fever fiction fierce figure filesystem filter finally financial
  finding fingerprint finish fisherman fitness fixed flame flavor flavour flaw flexible flip float flood flour fluid
  flush foam fold folk follower following fond font fool foolish football forbid forecast forehead foreign forever forgave
  forgive forgot forgotten formal format formation formerly formula forth fortnight fortunate fortunately fortune forum
  forward fought found founder fraction fragile fragment framework frankly fraud freak freeze freezer frequency frequent
  frequently fresh fridge friendly friendship frighten frog froze frozen frustrate fry fulfil fulfill fully fundamental
  funeral funny fur furniture further furthermore fuse fuss gadget gallery gamble gang gap garage garbage garlic gasoline
  gaze gear gender gene generally generate generation generator generic generous genius genre genuine gesture getting
  ghost gigabyte glance glitch glimpse gloom glory glove glue goal goat going gone gonna goodbye goodness google gorgeous
  gotta govern government governor grab gradual gradually graduate grandfather grandmother grant graphic graphics grasp
  gratitude grave greatly greedy greet grew grief grin grip grocery gross grown guarantee guidance guideline guilt guilty
  gun guess gym habit hack haha hair halfway halt ham hammer handful handsome handy hang hangover happen happily
  harassment hardcore harddrive hardly hardware harm harmony harsh haste havent headache headline headphone headquarters
  heal heap heaven heavily hedge heel height held hell helmet helpful helpless hence herself hesitate hey hidden hide
  highlight highly highway himself hint hip hire historic historical hobby holy homepage homework honest honestly honey
  honor honour hook hopefully hopeless hormone horrible horror hostname household housing however howto hug huge humor
  humour hungry hurry hurt husband hyper hypothesis ideal identical identify identity ideology idiot idle ignorant ignore
  illegal illness illustrate imagine imaginary imagination immediate immediately immigrant immune impatient implement
  implementation implication imply import importance importantly impose impossible impress impression impressive improve
  improvement inability inbox incentive inch incident incline include included including income incoming incomplete
  inconsistent incorporate incorrect increase increasingly incredible indeed independence independent indicate indicator
  indirect individual indoor industrial inevitable infant infect infection infinite inflation influence inform
  information informal infrastructure ingredient inherit initial initially initiate initiative inject injure injury
  inline innocent innovate innovation innovative inquiry insane insert inspect inspection inspire install installation
  installer instance instant instantly instead institute institution instruct instruction instrument insurance intact
  integer integrate integration integrity intellectual intelligence intelligent intend intense intensive intent intention
  interact interaction interactive interesting interface interfere interior intermediate internal internally
  international internet interpret interrupt interval intervene interview intimate introduce introduction intuitive
  invade invalid invent invention invest investigate investigation investment investor invisible invite invitation
  invoice involve irony irrelevant irritate isnt isolate itself jacket jail january jealous jeans jerk joint joke journal
  journalist judgment juice jungle jury justify juvenile keyboard keyword kidney kill kilometer kinda kindly kingdom kiss
  knee kneel knife knock knot knowing knowledge lack ladder lady lame landing landlord landscape lap laptop largely
  latency latest latter laundry lawn lawsuit lawyer layout lazy leadership leak lean leap learner lease leather lecture
  led legend legislation legitimate leisure lend length lens lesson liberal liberty librarian licence lie lifestyle
  lifetime lightly likely limb limitation limited linear linger linux liquid literally literature lively liver loader
  loan lobby locally locate location logical login logout lonely longer loop loose lord lorry loss lost lottery lousy
  lovely lover lower lowest loyal luckily lucky luggage lung luxury lyrics machinery mad magazine magnificent mailbox
  mainly mainstream maintain maintenance majority maker makeup malware mall mammal manage management mandatory manner
  manual manually manufacture manufacturer margin marginal marine marriage married marry marvel mask massive matrix mature
  maybe mayor meaning meaningful meantime meanwhile measurement meat mechanic mechanical mechanism medal medicine medium
  melt menace mention menu merchant mercy mere merely merge merit mess messy meter metric microphone midday mighty migrate
  migration mild military mill mimic mineral minimal minimise minimize minimum minister ministry minor minority minus
  miracle miserable misery missing missile mistake mistaken misunderstand mixed mixer mixture moan mobility modest modify
  module moist molecule momentum monitor monkey monster monthly mood moral moreover mortgage mostly motivate motivation
  motive mount mouth movement muddy multiple multiply murder muscle museum mushroom musical musician mutual myself
  mysterious mystery myth nail naked namely narrative nasty naturally naughty nearby nearly neat necessarily necessary
  neck needle negative neglect negotiate neighbour neighbor neighbourhood neither nephew nerve nervous networking
  neutral nevermind nevertheless newbie newer newest newsletter newspaper niece nightmare nobody nod noisy nonetheless
  nonsense noon nope normally northern nose notable notably notebook noticeable notification notify notorious noun novel
  nowadays nowhere nuclear nuisance null numb numerous nurse nut oath obey objection objective obligation obscure
  observe observation obstacle obtain obvious obviously occasion occasional occasionally occupation occupy occur
  occurrence odd odds offense offensive offering officer official officially offline offset okay older online onion onto
  opening operate operation operator opinion opponent opportunity oppose opposite opposition opt optical optimal optimise
  optimize optimist optional optionally oral ordinary organ organisation organization organise organize orient
  orientation original originally orphan otherwise ought ourselves outcome outdoor outer outfit outlet outline outlook
  outgoing output outrage outstanding oven overall overcome overflow overhead overlap overlay overload overnight overseas
  oversight overwhelm overwrite owe oxygen packet painful painter panic pants parallel parameter parcel pardon parent
  parenthesis parse parser partial partially participant participate particle particular particularly partition
  partnership passage passenger passion passive passport password paste patience patient patrol payment peculiar peer
  penalty pencil penguin pension pepper perceive percent percentage perception perfect perfectly perform perhaps perk
  permanent permanently permission permit persist persistent personal personality personally personnel perspective
  persuade pest petty phenomenon philosophy phrase physically physics pickle picky piece pig pile pill pillow pin ping
  pirate pity pizza placeholder plague plainly planner plasma platform playlist plead pleasant pleased pleasure plenty
  plot plugin plumber plural pocket poem poet poetry pointer pointless poison pole police polish polite political
  politician politics poll pollution popular popularity population popup portable portion portrait pose posit positive
  possess possession possibility possibly poster postpone potato potential potentially pound pour poverty powder powerful
  practical practically practise praise pray prayer precious precise precisely predict prediction prefer preference
  preferred pregnant prejudice preliminary premise premium preparation prepare prerequisite presence presentation preserve
  president pressure presumably pretend prevent preview previous previously prey primarily primary primitive prince
  princess principal principle printer prior priority prison prisoner privacy privilege probable probably proceed
  procedure proceeding prod producer production productive productivity profession professional professor profit
  profound programme programmer programming prohibit prolong prominent promote promotion prompt pronoun pronounce
  proper properly property proportion proposal propose prospect protection protein protest protocol prototype provide
  provider province provision provoke proxy psychological psychology publication publicity publicly publish publisher
  pudding punch punctual punish punishment pupil purchase purely purge purpose purse pursue pursuit puzzle qualification
  qualify quantity quarrel query queue quickly quietly quit quota quotation quote rabbit racial rack radical rage raid
  railway raise rally random randomly rank rant rapidly rare rarely rather rating ratio rational reaction readily reality
  realise realize realistic really reap rear reason reasonable reasonably reassure reboot rebuild recall receipt receive
  receiver recent recently reception recession recipe recipient reckon recognise recognize recognition recommend
  recommendation reconnect recover recovery recreate recruit rectangle recursive recycle redirect reduce reduction
  redundant refer reference refine reflect reflection reform refresh refrigerator refund refusal refuse regard regarding
  regardless regime regional register registration registry regret regular regularly regulate regulation reinforce
  reinstall reject relate relation relationship relative relatively relax relax release relevant reliability reliable
  relief relieve religion religious reload reluctant rely remain remainder remark remarkable remedy reminder remotely
  removal render renew rent repair repeatedly replace replacement replicate reporter repo repository represent
  representation representative reproduce republic reputation require requirement rescue resemble reset resident
  residence resign resist resistance resize resolution resolve resort resource respect respectively respond response
  responsibility responsible restart restaurant restore restrict restricted restriction resume retail retain retire
  retirement retreat retrieve retry reuse reveal revenge revenue reverse revert revise revision revive revolution revolve
  rhythm rib rid ridiculous rifle rig rigid riot rip ripe ritual rival roast rob robust role romance romantic roommate
  rope rotate rotten rough roughly routine rub rubbish rude rug ruin rumor rumour runtime rural rust ruthless sack sacred
  sacrifice sadly safely safety sake salad salary salmon salute sample sandwich satellite satisfaction satisfy sauce
  sausage savage saving scandal scar scarce scare scared scatter scenario scene schedule scheme scholar scholarship
  scientific scientist scissors scope scrap scratch scream screenshot screw scroll seal sealed secondary secretary
  securely segment seize seldom selection self selfish seller semester seminar sensible sensitive sentence sentiment
  separate separately september sequence serial seriously servant session setting settings settlement setup several severe
  sew sexual shade shake shall shallow shame shareholder sharply shave shed sheep sheet shelf shelter shift shit shiver
  shock shoe shoot shopping shortage shortcut shorten shortly shot should shoulder shout shower shown shrink shrug
  shuffle shut shutdown shy sibling sick sidebar sideways sigh sight significance significant significantly silence silly
  similar similarity similarly simplicity simplify simply simulate simultaneously sincere sing singer singular sink sir
  situate situation sixty sketch skeptic ski skin skip skirt skull slam slap slave sleepy sleeve slept slice slight
  slightly slim slip slogan slope slot slowly smaller smash smell smoke smoothly snack snake snapshot sneak sniff sober
  socket sock sofa softly softwar software soil soldier solely solid somebody someday somehow someone something sometime
  sometimes somewhat somewhere song soonish sooner sophisticated sore sorry sorted spam span spare spatial speaker
  specialise specialist specialize specially species specific specifically specification specify specimen spectacular
  speech spell spending spice spicy spider spill spin spine spite splash splendid splice splinter spoil spoke spoken
  sponsor spontaneous spoon spray spread spreadsheet spy squad squeeze stability stable stain stair stake stale stall
  stamp standalone standing stare startup starve statement static statistic statistics statue status steadily steady steak
  steal steam steep steer stem stiff stimulate stir stitch stole stolen stomach stood strain strange stranger strategic
  strategy straw strawberry streak strength strengthen stress stretch strict strictly strike string strip strive stroke
  strongly structural struggle stubborn stuck studied stuff stumble stupid styl subdomain subjective submission submit
  subscribe subscription subsequent subsequently subset subsidy substance substantial substitute subtle suburb suck sudden
  suddenly sue suffer sufficient sufficiently suffix sugar suggest suggestion suicide suitable suite summary sum summon
  superior supermarket supervise supervisor supper supplement supplier suppose supposed supposedly suppress supreme
  surely surgeon surgery surplus surprise surprised surprising surrender surround survey survival survive survivor
  suspect suspend suspicion suspicious sustain swallow swap swear sweat sweep swell swim swing swore sword symlink
  sympathy symptom sync synchronise synchronize syntax systematic tablet tackle tactic tail tailor talent tangible tap
  tape target tariff taxi teacher tear tease technical technically technician technique tedious teenager telegraph
  telephone television temper temperature template temporarily temporary tempt tend tendency tennis tense tension tent
  tentative terminal terminate terrible terribly terrific territory terror terrorist testament testify textbook textile
  texture thankful thanks theater theatre theft theme themselves therapist therapy thereby therefore thick thickness thief
  thin thirsty thorough thoroughly threat threaten threshold throat throne throughout throw thrown thumb thus ticket tidy
  tie tighten tile till timber timeline timeout timestamp tin tired tissue toast tobacco toe toggle toilet tolerance
  tolerate tomato tone tongue tonight tons toolbar tooth topical torrent torture toss totally tough tourism tourist
  tournament toward towards towel toxic trace tracker trader tradition traditional tragedy tragic trainer trait traitor
  transaction transcript transform transformation transit transition translate translation transmission transmit
  transparency transparent transport trap trash traveller traveler tray treat treaty treatment tremendous trend trial
  tribe trick tricky trigger trim trivial troll troop tropical trouble troubleshoot trousers truck truly trunk tube tuck
  tug tune tunnel turnover tutorial tweak tweet twice twist twitter typical typically typo ugly ultimate ultimately
  unable unavailable unaware uncertain uncle unclear uncomfortable unconscious undefined undergo underground underlying
  underneath understand understanding understood undertake undo unemployed unemployment unexpected unexpectedly unfair
  unfamiliar unfortunate unfortunately unhappy uniform uninstall unix unknown unless unlike unlikely unlimited unload
  unlock unmount unnecessary unplug unpopular unstable unsupported until untouched unused unusual unusually unwanted
  upcoming upgrade upload upon uppercase upright upset upstairs upstream upward usable usage useful useless username
  usually utility utilize vacation vacuum vague valid validate validation valuable vanilla vanish variable variant
  variation variety various vary vast vegetable vehicle vein vendor ventilate verb verbal verbose verdict verify
  verification versus vertical vice victim viewer viewpoint villager violate violence violent virtually virtue virus
  visible visitor visual visually vitamin vocabulary volcano volunteer vote voter vowel voyage vulnerable wage wagon waist
  waiter wake wallet wallpaper wander wanna ward wardrobe warehouse warn warning warrant warranty warrior wasnt waste
  watched waterfall weak weaken weakness wealthy weapon wear webcam webpage webserver website wedding weed weekend weekly
  weep weigh weird welfare western wet whatever whenever whereas wherever whether whilst whip whisper whistle whoever
  wholesale whom wicked widely widespread widget widow width wife wildlife willing willingly wipe wired wireless wisdom
  withdraw withdrawal witness wizard won wonderful wondering wont wooden wool wording workaround worker workflow workout
  workplace workshop workspace worldwide worm worried worse worst worthless worthwhile worthy wouldn wound wrap wrapper
  wreck wrist writer written wrote yahoo yank yeah yell yep yesterday yet yield yourself youth zip
  compile choose chose admin came went took told made meant met sat slept taught brought bought caught felt flew grew
  heard knew lent lit rang rode sang sank shone sent shook sold sought spent sped stuck swore threw tore woke wove
  dual built english french german spanish italian japanese american european british dutch greek latin arabic
  punctuation graphical offtopic reconfigure hardy lazily madly disc quote modprobe bot tweeter goes doing though tried
  havent hasnt hadnt doesn didn couldn wouldn shouldn wasn weren aren isn hasn hadn haven ain shan mustn
  haha hehe lol lmao rofl hmm hmmm umm uhh ahh ahhh nope yep yup yay aww ouch oops wow whoa dude folks guys gotta gotcha
  lemme gimme dunno kinda sorta wanna alot atm afaik iirc imho brb btw thx thanx pls plz sry
  one two three four five six seven eight nine ten eleven twelve january february march april june july august
  september october november december north south east west northern southern eastern western
  acpi ajax alsa amd64 ansi apache apache2 apps argv arpa ascii async audio auth autoconf avahi avi bash bashrc binary
  bios bitmap blob bluetooth boolean boot bootable bootloader breakpoint broadband browser bsod busybox bytes cdrom
  checksum chmod chown chrome chromium chroot cisco cmake codec colour compiler concat conf config console cookie cron
  crontab curl cursor daemon datab dbus debian debugger deb dell desktop devel dhcp diff distro distros dmesg dmg docker
  docs dpkg driver dropdown dvds emacs email emoji emulate emulator endpoint eof epoch ethernet etc exec executable
  exim facebook fat32 fdisk fedora ffmpeg fglrx filename fileserver firefox firewall firmware flash floppy fluxbox fork
  freebsd freenode fsck fstab gateway gcc gdm gentoo gigabit gimp git github gitlab gmail gnome gnu gparted grep groff
  grub gstreamer gtk gui gzip hacker haskell hdmi hexadecimal hostname href html http https hub hypervisor icmp ide
  ifconfig imap img inet init inode ipad iphone ipod iptables ipv4 ipv6 irssi iso itunes java javascript jpeg jpg json
  jquery jre kernel keyring kubuntu kde lambda lamp laptop latex ldap libc lib libs lilo linux lisp localhost login lua
  lubuntu lvm macbook macos macro mailman makefile markdown mbr md5 mesa metadata mime mint mkdir mono motherboard
  mountpoint mozilla mp3 mp4 mpeg mplayer mutex mysql namespace nano nautilus ndiswrapper netbook netstat netmask nfs
  nginx node ntfs null numpy nvidia oauth opengl openoffice opensource openssl openvpn overclock palette panel parser
  partition pastebin pcre pdf perl php pid ping pip pixel pixmap plugin png pointer popup posix postfix postgres
  postgresql printf proc proxy ps3 ps4 pulseaudio putty py pypi python qemu quad quassel radeon raid ram readme realtek
  reddit redhat redis regex repo repos resolv rhel root router rpm rsync ruby rust samba sata scp scsi sdk sed segfault
  semaphore sftp shell skype smtp sms snap solaris sourceforge sparc spotify sqlite squid ssd sshd ssl stderr stdin
  stdout steam stdlib subnet subdirectory substring sudo sudoers superuser suse svn swap symlink synaptic sysadmin syslog
  systemd tar tarball tcp tcpdump telnet terabyte tex thinkpad thunderbird timezone tmux toshiba touchpad touchscreen
  tty tuple tumblr ubuntu udev udp umount uname unicode unix upstart uptime url usb usr utf8 uuid vfat vim virtual
  virtualbox virtualenv vista vlc vmware vnc webhook wget whois widescreen wifi wiki wikipedia winamp wine winxp wlan
  wordpress workgroup wpa wpa2 wubi xchat xfce xml xorg xp xterm xubuntu yaml yarn youtube yum zsh
  albatross antelope badger beaver bison buffalo cheetah cobra condor cougar coyote crocodile dolphin dove elephant emu
  ferret finch flamingo gazelle gecko giraffe goose gorilla hamster hedgehog heron hippo hornet hyena ibis iguana jackal
  jaguar kangaroo kestrel koala lemur leopard llama lobster lynx magpie mammoth meerkat mole moose mosquito mustang
  narwhal newt octopus orca ostrich otter owl oyster panther parrot pelican penguin pigeon piranha platypus pony porcupine
  puma python quail rhino salamander scorpion seagull seahorse shrimp sloth snail sparrow squid squirrel stallion stork
  swallow tortoise toucan trout turkey turtle viper vulture walrus wasp weasel wildcat wolverine wombat woodpecker
  acorn almond apricot ash aspen avocado bamboo basil beech berry birch blossom cactus cedar cinnamon clove clover cypress
  daisy elm fern fig fir ginger grape hazel holly ivy jasmine juniper laurel lavender lilac magnolia mango melon moss
  myrtle nettle nutmeg oat olive papaya peach pear pecan pine plum poplar poppy pumpkin raspberry redwood rosemary
  saffron sequoia spruce sunflower sycamore thistle thyme vanilla walnut willow yew
  agate alabaster aluminium aluminum azure basalt beige brass bronze carbon chrome cobalt coral crimson cyan diamond
  ebony emerald garnet granite graphite gypsum helium hydrogen indigo iridium iron jasper jet khaki lapis lead lithium
  magenta malachite maroon mauve neon nickel nitrogen obsidian onyx opal platinum plutonium quartz radium sapphire
  scarlet slate tan teal tin titanium topaz turquoise uranium vermilion xenon zinc zircon
  achilles ajax apollo ares argo argon artemis asgard athena atlantis atlas avalon calypso centaur chimera cronos cupid
  cyclops demeter diana eclipse eden eros excalibur gaia genie gryphon griffin hades hercules hermes hydra hyperion icarus
  iris isis janus juno jupiter kraken loki mars medusa merlin midas minerva neptune nimbus odin odyssey olympus orion
  osiris pandora pegasus perseus phoenix pluto poseidon prometheus saturn sparta sphinx themis thor titan triton troy
  uranus valhalla valkyrie venus vulcan zeus zodiac
  abacus alchemy altitude ambassador anthem anvil apex apogee arcade arcadia archer armor armour arrow aura avalanche axe
  axiom axis bandit banner baron bastion bayonet beam bellow blade blaze blitz blizzard blossom bonfire bow bravo breeze
  brick brigade brook bullseye cabin cadence caliber canyon caravan cascade catalyst cathedral cavalry chalk chalet
  chapel chariot chime chisel chord cider cipher citadel clarion cliff cloak clockwork codex colossus comrade constellation
  cosmos cottage count crag crater creek crescent crossbow crossroad crusade crusader crux crypt curve cyclone dagger dart
  dawn destiny dice domino drift drum dune dusk dynamo dynasty easel ember emblem emperor enigma epic equinox essence
  eureka facet fable fathom firefly fjord flare flint flow flute forge fort fortress fountain frost furnace fury fusion
  galleon gale gamma garland gauntlet gazette geyser glacier glade gladiator glider glow goblin gong gondola gorge grail
  grove guild gull gulf gust gusto hamlet hammock hangout harp harpoon hatch haven hawthorn heath helix helm heritage
  highland hilltop hive homestead hornet hull hurricane hutch icicle igloo impulse inferno infinity inlet invictus jigsaw
  jubilee jumbo keel keystone kiln knack lagoon lance lantern lark lattice launchpad lava ledger lighthouse limelight
  locket lodge loft loom lumen mace mainstay mandolin manor mantle mantra marathon mariner mason masquerade matador maxim
  maze meadow mercury meridian mesa meteor milestone mill minaret minstrel mirage mist moat monolith monsoon monument moor
  mosaic muse musket myriad nadir nebula neutron nightfall nightingale nomad nova nucleus oar oasis oculus omen oracle
  orb orchestra outpost paddle paladin palette panorama paragon pavilion pebble pedal pendulum peninsula perch pharaoh
  photon piano pilgrim pillar pinnacle piston plateau plaza plex pod poncho portico prairie prism prodigy prophet
  prospect proton pulsar pyramid quarry quasar quest quiver raft rampart ranger ravine reactor reef relic renaissance
  retreat rhapsody ridge ripple rivet rocket rook rover rudder rune sabre safari saga salvo samurai sanctuary sandbox
  sandstone scepter scholar scout scribe scythe sentry serenade sextant shamrock shield shogun shore siren skyline sleuth
  sling smith snowflake solace solstice sonar sonata spade spartan spear spectre specter sphere spiral spire spitfire
  spur squire stag starlight starship stealth steward stirrup stride summit sundial surge symphony synergy synthesis
  tally tango tapestry telescope tempest tempo tether thicket thorn threshold throne tidal timber tinder torch tornado
  torpedo totem tower trail trellis trek tribune triumph trojan troop trumpet tundra turbine turret twilight twine typhoon
  umbrella vale vanguard vantage vault veil velvet veranda vertex vigil viking villa vine vintage violin visor vortex
  wand warden watchtower waterfront wedge whirl whirlwind windmill wizard woodland wreath yacht yardstick yonder zeal
  zephyr zest zigzag butler tailor archer fletcher potter sawyer weaver gardener shepherd piper porter chandler cooper
  discord teams meet slack zoom trello jira notion asana stripe square shopify dropbox github gitlab docker oracle amazon
  netflix spotify uber lyft tesla nvidia intel amd cisco microsoft samsung sony nokia motorola huawei lenovo asus acer
  canon epson xerox adobe nintendo playstation xbox ikea visa mastercard paypal ebay etsy reddit linkedin instagram
  whatsapp telegram wikipedia yahoo bing mozilla
  abby abdul abel abigail adele aidan akira alain aldo alexis alfred alma alvin amir amit amina andre angel angelo anil
  anton april archie ariel arjun arnold arthur arun asha astrid audrey august ava axel aya barry basil beatrice bella
  bernard bert blake boris bradley brett brigitte bryan caleb calvin cameron camille candice carrie casey cecilia celia
  chad chase chelsea chester chuck cindy clarence claude clement clifford clint clive cody colin connie conrad corey
  courtney curtis daisy damian damon dana daphne darren daryl dawn dean debbie denise dmitri dolores dominic doris drew
  duncan dustin dwight edgar edith edwin eileen elaine eleanor elias elisa ellie elsa emil enrique erica erin ernest
  esther ethel eugene eunice fabian fabio faith farah felicity fiona flora floyd freddie gail garrett gavin gene geoff
  geoffrey georgia gilbert gina glen glenn gloria gordon greta gustav guy gwen hamid harriet harvey hazel hector heidi
  helga hilda holly hope horst huda hussein ike ilse imran ingo irina iris irma irving ismail ivy jackson jade jared
  jasmine jasper jeanne jenna jenny jerome jesse jesus joachim jocelyn jody johan johanna jorg josef joy joyce jules
  juliet justine kai karim karina kay keisha kelvin kenny khalid kirk kristen kristin kyra lance latoya lawrence leah
  leila leroy leslie lester levi lewis lila lionel lloyd lois lola lorenzo lorna lorraine lothar lucius luigi lynn mabel
  malcolm mandy manfred marcel marcus margot mariam marian marion marisa marjorie marlene marshall marvin mateo maureen
  maurice mei melanie melvin merle mick mildred miles milo ming mitchell mona morgan moritz muriel myra naomi ned nelson
  nigel nikhil nikki nikolai nina noel nora norma norman odette olaf olga oleg olive orlando oswald otis owen paige
  patience pauline pearl peggy percy perry phoebe phyllis pierce piotr quentin quincy rafael ralph ramona randy raquel
  ravi ray reginald regina reinhard reza rhonda roberta rodney rodrigo roland roman ronnie rory rosalind roxanne roy
  rudolf rufus rupert russ sabrina salma salvador sanjay saskia seamus selena shannon shaun sheila shelby sheldon sherry
  sidney sigrid simone sky sonia spencer stacy stella sterling stewart stuart summer sunil suzanne sybil sylvester tamara
  tanya tatiana tessa thelma theodore tiffany tilda tomas toni travis trevor tristan troy tyler ulrich uma uwe val
  vernon vicky viktor vince viola virginia vivian vladimir wallace wanda warren wendell wilfred wilhelm willa wilma
  winston xavier yolanda yosef yvonne zach zachary zara`;
