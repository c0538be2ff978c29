/**
 * Everyday words of German, French and Spanish as people write them at work, folded and without accents; English has
 * lists of its own. Compiled for Sotto: they keep a courtesy or an arrangement from looking like a secret.
 */
export const OFFICE_WORDS = `
  aber alle allem allen aller alles also andere anderen anfrage anhang anbei antwort arbeit auftrag bald beim bei bereits
  beste besten bis bitte brauche brauchen dank danke dann daran dass datei dein deine deiner dich dir diese diesem diesen
  dieser dieses doch dort durch eben einem einen einer eines einfach einmal ende entwurf erst etwas euch euer eure fertig
  frage fragen frau freitag freue freuen freundliche freundlichen fuer ganz geht gehen gegen gern gerne gestern
  grusse grussen gruss guten gut habe haben hallo hast hatte heute herr herzlich herzliche hier hoffe ihm ihn ihnen ihre
  ihrem ihren ihrer immer info jahr jede jeden jeder jetzt kann kannst kein keine keinen klar kommen konnen konnte konnten
  konnt kurz kunde kunden lange lassen leider liebe lieber liegt machen macht man mehr mein meine meinem meinen meiner
  melde melden mich mir mittag mittwoch mochte mochten monat montag morgen muss mussen nach nachste nachsten nachster nein
  neue neuen neuer noch nur oben oder ohne paar passt projekt punkt ruckmeldung runde sagen samstag schaue schauen
  schicke schicken schnell schon schone schonen sehr sein seine seit seite senden sich sind sobald sollen sollte sonntag
  sowie spater stand stelle stunde tag tage team teilen termin tun uber uhr uns unser unsere unseren unter vielen viel
  vielleicht vom vor vorschlag war waren wann warum was weil weiter weiterhin weitere welche wenn wer werde werden wie
  wieder wird wirklich wissen wo woche wochenende wollen wunsche wunschen wurde wurden zeit zuruck zum zur zusammen zwei
  seid sei hatten warst wart jederzeit wenden stehe stehen verfugung ruckfrage ruckfragen bescheid geben gibst gibt erholt hattest hattet hatten
  buro beispiel bestimmt beziehungsweise bisschen bleiben bleibt brief chef damit darauf daruber dazu denke deshalb deutlich
  direkt eigentlich einige erhalten ersten fall falls fehlt finde finden folgende folgenden freue freut fruh fur gefallt
  gehort gemeinsam genau gerade gesagt geschickt gesehen gibts glaube gleich gleichen halt hilfe hin hinweis immerhin inhalt
  innerhalb intern irgendwie jemand kaffee kalender kam klappt kollege kollegen komme kommt konto kosten laut leicht letzte
  letzten letzter leute links liste losung mal manchmal meeting meinst meint mitarbeiter moglich naturlich nichts niemand
  nummer nutzen offen ordner papier person plan platz preis problem prufen recht rechnung rechts reicht richtig sache sachen
  sagt schicke schicken schlecht schreiben schreibt setze sicher sofort sonst spaß suche system telefon thema themen trotzdem
  unterlagen unterstutzung ubersicht verstehe version versuche versuchen vorher wahrscheinlich warte warten weg wegen weiss
  weiß wenig wieso wobei wohl worum wurde zeigen ziemlich zugang zumindest zusatzlich zustandig
  accord apres aussi autre autres avant avez avoir beaucoup besoin bien bonjour bonne bonsoir ceci cela celle celui ces
  cher chere chers cordialement demain dernier derniere depuis deux dire dois doit donc document dont encore entre equipe
  etre fait faire faut fichier fois ici jamais jour journee jeudi leur leurs lundi mais mardi matin meilleur meilleurs
  merci mercredi mes moi moins mois mon nos notre nouveau nouvelle ouais oui par parce peut peux piece plus pouvez pouvoir
  toi lui eux elles chez cette cet etes suis serait serons aurait avait avons ont sommes etait allez allons vais ira aller
  premier prochain prochaine projet puis quand quel quelle question questions reponse retour reunion rien salut salutations
  sans semaine sera ses seulement soir soit son sous suis sur tard toujours tous tout toute toutes tres trop vendredi vers
  voici voila votre vos vouloir voudrais ahora algo alguien algunos antes aqui archivo asi ayer bueno buena buenas buenos
  cada como cosa creo cual cuando debe decir dentro desde despues dia dias donde dos ella ellos entonces equipo era eres
  esta estaba estamos estan estar estas este esto estos estoy gracias gusta hace hacer hacia hasta hay hola hora hoy jueves
  las luego lunes manana martes mas menos mes mejor mes miercoles mientras mis mucho muchas muchos muy nada nadie nos
  nosotros nuestra nuestro nueva nuevo nunca otra otro otros pero poco podemos podria poder porque primera primero proxima
  proximo proyecto pues puede pueden puedo quiero respuesta reunion sabe saber saludo saludos semana senor senora ser si
  siempre sobre solo somos tambien tan tanto tarde tener tengo tiempo tiene tienen todo todos trabajo tus vamos viernes`;
