/** What a reply had better not say: that it will not happen again, or anything in exchange for a rating. */
export type DiscouragedPhrase = 'promise' | 'rating';

/**
 * How people say it in the languages of the app. Rough by intent: whoever reads the warning decides. That a broken promise makes
 * an apology worse: Halperin and others 2022; that a payment for a rating is worth less than an apology: Abeler and others 2010.
 */
const PHRASES: Readonly<Record<DiscouragedPhrase, readonly RegExp[]>> = {
  promise: [
    // English
    /(never|not|n['’]?t) (ever )?(happens?|occurs?|go(es)? wrong)( to you| for you)? (again|a second time|twice|any ?more)/iu,
    /(never|not|n['’]?t) (ever )?(let|allow) (this|that|it)( to)? (happen|occur)/iu,
    /(sure|certain) (that )?(this|that|it) (never|will not|won['’]?t|cannot|can['’]?t) (ever )?(happen|occur)/iu,
    /(will|to) prevent (this|that|it)( from)?( ever)? (happen|occur)(ing)?/iu,
    /(never|not|n['’]?t),? (ever,? )?happen(s|ing)?( to you)? in (the )?future/iu,
    /never,? ever happen/iu,
    /last time (that )?(this|that|it|anything like this|something like this) (ever |will )?(happens?(?!ed)|occurs?(?!red))/iu,
    /(will|shall|['’]ll) be the last time/iu,
    /(never|not|n['’]?t) (ever )?(be repeated|repeat itself|recur)/iu,
    /(promise|guarantee)[^.!?]{0,30} (no more|never again)/iu,
    // German
    /(nie|nicht|niemals) (wieder|mehr|noch einmal|noch mal|nochmals?|ein zweites mal) (vorkomm|passier|gescheh|geschieht|auftret|auftritt)/iu,
    /kommt ([^\s]+ )?(nie|nicht|niemals) (wieder|mehr|noch einmal|nochmals?) vor/iu,
    /(passiert|geschieht) ([^\s]+ )?(nie|nicht|niemals) (wieder|mehr|noch einmal|nochmals?)/iu,
    /(wird|ist|bleibt|war) das (aller)?letzte mal|das (aller)?letzte mal (sein|gewesen|bleiben)/iu,
    /wiederholt sich ([^\s]+ )?(nie|nicht|niemals)|sich (nie|nicht|niemals) (mehr )?wiederhol/iu,
    /kein zweites mal (passier|vorkomm|gescheh)|(passiert|geschieht) ([^\s]+ )?kein zweites mal/iu,
    // French
    /ne se reprodui(ra|ront|rait|se|sent|t) (plus|pas|jamais)/iu,
    /ne se produi(ra|ront|se|t) (plus|jamais)/iu,
    /n(e vous |['’])arriver(a|ont) (plus|jamais)|(cela|ça|ceci) n['’]arrive (plus|jamais)(?! à)/iu,
    /ne (se répéter(a|ont)|se répète|recommencer(a|ont|ai|ons)) (plus|pas|jamais)/iu,
    /(c['’]est|ce sera|sera) (bien )?la (toute )?dernière fois/iu,
    /dernière fois que (cela|ça|ceci) (se (re)?produi|arrive)/iu,
    /plus jamais (ça|cela|une telle|un tel|de tel)/iu,
    // Spanish
    /no (le |les |te |nos |se )?(volverán?|vuelvan?|vuelve) a (pasar|ocurrir|suceder|repetir|dar)/iu,
    /(nunca|jamás) (más )?(volverá|vuelva|pasará|ocurrirá|sucederá|pase|ocurra|suceda)/iu,
    /no se (repetirán?|repitan?)(?![a-zñáéíóú])/iu,
    /no (pasará|ocurrirá|sucederá|pase|ocurra|suceda) (más|otra vez|de nuevo|nunca)/iu,
    /(esta|esto|esa) (es|será) la última vez/iu,
    /última vez que (esto |eso |algo así )?(pasa|pase|ocurre|ocurra|sucede|suceda)(?![a-zñáéíóú])/iu,
    /(esto|eso|algo así)[^.!?]{0,20} nunca más|nunca más[^.!?]{0,20} (pas|ocurr|suced|repet)/iu,
    // Arabic
    /لن [يت]تكرّ?ر/iu,
    /لّ?ا [يت]تكرّ?ر/iu,
    /لن [يت](حدث|حصل|قع)[^.!؟]{0,30}(مرة (أخرى|اخرى|ثانية)|مجدد|ثانية|أبد|ابد|بعد الآن)/iu,
    /عدم تكرار/iu,
    /[آا]خر مرة [يت](حدث|حصل|قع|تكرر)/iu,
    /(ستكون|هذه|هذه هي) ([آا]خر مرة|المرة الأخيرة)/iu,
    /لن (نكرّ?ر|أكرّ?ر) (هذا|ذلك|الخطأ)/iu,
    // Finnish
    /(ei|eikä|en|emme) ((tule|pääse) (enää )?(tapahtumaan|toistumaan|käymään)|anna (tämän|sen|näin) )[^.!?]{0,25}/iu,
    /(ei|eikä|ettei|jottei)( tämä| se| näin| vastaava)?( enää| koskaan| ikinä)* (toistu|tapahdu|satu|käy|tapahtuisi|toistuisi|tule (enää )?(tapahtumaan|toistumaan))( enää| uudestaan| uudelleen| koskaan|[.!,]|$)/iu,
    /(viimeinen|viimeisen) kerran?[^.!?]{0,20}(kun|jolloin|näin käy|tapahtuu)|(on|oli|jää) viimeinen kerta/iu,
    /(ei koskaan|ei ikinä) (enää|uudestaan|uudelleen)/iu,
    // Norwegian
    /(aldri|ikke) (mer |noen gang )?(skjer?|hender?|gjentar? seg|forekommer?|inntreffe)( deg)? (igjen|mer|en gang til|på nytt)/iu,
    /(skjer|hender|gjentar seg|forekommer)( [^\s]+)? (aldri|ikke) (igjen|mer|en gang til|på nytt|seg)/iu,
    /(aldri|ikke) (skal |vil |kommer til å )?gjenta seg|gjentar seg (aldri|ikke)/iu,
    /(dette|det) (er|blir|var) (aller )?siste gang(en)?/iu,
    /(hindre|forhindre|sørge for|unngå) at (dette|det|noe slikt)( ikke| aldri)? (skjer|hender|gjentar seg)/iu,
  ],
  rating: [
    // English
    /\b(good|great|positive|nice|better|best|excellent|favou?rable|high|top) (ratings?|reviews?|survey|scores?)\b/iu,
    /\b(5|five)([- ]star (rating|review)| stars\b)/iu,
    /(?<!(this|the|that|any|a|exchange|interest) )\brate (us|me|our|my|your experience|this (chat|conversation|ticket|reply))\b/iu,
    /\b(leave|write|give|post|submit)( us| me)?( an?| your)?( [a-z]+)? (review|rating)\b/iu,
    /\b(change|update|raise|improve|remove|delete|withdraw|revise|reconsider) (your|the|that|this) ([a-z-]+ )?(rating|review|survey|score)\b/iu,
    /\b(fill|complete|answer|take|respond|score)\b[^.!?]{0,25} survey\b/iu,
    /\b(exchange|return) for (an?|your|the) ([a-z-]+ )?(rating|review|score|feedback)\b/iu,
    /\b(trustpilot|google reviews?|yelp)\b/iu,
    // German
    /(gute|positive|bessere|nette|tolle|faire|hohe|beste)[nrs]? (bewertung|rezension|beurteilung|note)/iu,
    /(fünf|5) sterne|sterne (geben|vergeben|dalassen)/iu,
    /bewerten sie (uns|mich|unser|diese|das gespräch)|(uns|mich|unseren service) ([^\s]+ )?(zu )?bewerten/iu,
    /(bewertung|rezension) ([^\s]+ )?(zu )?(abgeb|abzugeb|hinterl|dalass|schreib|ändern|entfern|lösch|zurück|anpass|verbesser)/iu,
    /(schreiben|geben|hinterlassen|ändern|löschen|entfernen) sie( uns| bitte| doch)*( eine| ihre)?( [^\s]+)? (bewertung|rezension)/iu,
    /(im gegenzug|dafür|im tausch|als gegenleistung)[^.!?]{0,40}(bewert|rezension|sterne|umfrage)/iu,
    /(gegen|für) eine ([^\s]+ )?(bewertung|rezension)/iu,
    /(zufriedenheits|kunden)umfrage|umfrage ([^\s]+ )?(teil|ausfüll|auszufüll|beantwort|zu beantwort)/iu,
    // French
    /(une|la) (très )?(bonne|meilleure|excellente|belle) (note|évaluation|appréciation)/iu,
    /(avis|commentaire|note|évaluation) (positi(f|ve)|favorable|élogieux|élogieuse)/iu,
    /(?<!hôtel )(cinq|5) étoiles/iu,
    /(laisse[rz]|donne[rz]|écrire|écrivez|publie[rz]|dépose[rz]|poste[rz])([- ]nous)? (un ([^\s]+ )?avis|(une|votre) ([^\s]+ )?évaluation)|donne[rz]([- ]nous)? une ([^\s]+ )?note/iu,
    /(évaluez|notez)[- ](nous|moi)|(nous|me) (évaluer|noter)|(évaluer|évaluez|noter|notez) notre (service|réponse|échange)/iu,
    /(modifi|chang|retir|supprim|revoir|améliore)[^\s]* votre ([^\s]+ )?(avis|évaluation|note)/iu,
    /en (échange|contrepartie|retour)[^.!?]{0,40}(avis|évaluation|note|étoiles|sondage|enquête)/iu,
    /enquête de satisfaction|répond(re|ez) (à|au) (notre |l['’])?(sondage|enquête)/iu,
    // Spanish
    /(buena|mejor|excelente|alta|máxima) (valoración|calificación|puntuación|reseña|nota)/iu,
    /(valoración|calificación|puntuación|reseña|opinión) (positiva|favorable|alta|excelente|máxima)/iu,
    /(?<!hotel )(?<!hotel de )(cinco|5) estrellas/iu,
    /(valór[ea]|valorar|califí(que|ca)|calificar|puntú[ea]|puntuar|evalú[ea]|evaluar)(nos|me| nuestr[oa])(?![a-zñáéíóú])/iu,
    /(?<![^\s])(dej|déj|escrib|escríb|publi|pon|dar|d[ée](nos|me))[^\s]* (una|su) ([^\s]+ )?(reseña|valoración|calificación|puntuación)/iu,
    /(cambi|modifi|retir|elimin|quit|mejor|borr)[^\s]* (su|la|esa) ([^\s]+ )?(reseña|valoración|calificación|puntuación)/iu,
    /a cambio[^.!?]{0,40}(reseña|valoración|calificación|puntuación|estrellas|encuesta)/iu,
    /encuesta de satisfacción|(respond|contest|rellen|complet)[^\s]*( a)? (la|nuestra|esta|una) encuesta/iu,
    // Arabic
    /(تقييم|مراجعة|مراجعات)(ًا|اً|ا|كم|ك)? (جيد|[إا]يجابي|ممتاز|عالي|مرتفع|حسن)/iu,
    /(?<!فندق )(خمس|5) نجوم/iu,
    /قيّ?مونا|بتقييمنا|تقييم (خدمتنا|خدماتنا|ردنا|تجربتكم|هذه المحادثة)/iu,
    /(اترك|تترك|ترك|اكتب|تكتب|كتابة|إضافة)[^\s]* (لنا )?(تقييم|مراجعة)/iu,
    /(تغيير|تعديل|حذف|سحب|رفع|تحسين|غيّ?روا|عدّ?لوا|احذفوا) (ال)?(تقييم|مراجعت|مراجعة)/iu,
    /مقابل[^.!؟]{0,30}(تقييم|مراجعة|نجوم|استبيان|استطلاع)/iu,
    /(استبيان|استطلاع) (ال)?رضا|(الإجابة|أجيبوا|تعبئة|المشاركة)( عن| على| في)? (ال|هذا ال)?(استبيان|استطلاع)/iu,
    // Finnish
    /(hyvän|hyvää|hyvä|parhaan|paremman|parempi|positiivi[^\s]+|erinomai[^\s]+|korkea[^\s]*) (arvio|arvioinn|arvostelu|palaut|arvosana|tähti)/iu,
    /(viisi|viiden|5) täh(ti|teä|den)(?! hotel)/iu,
    /(arvioi|arvostele|arvioithan|arvioisit)(tte|han|thän)?( meidät| meitä| palvelu[^\s]*| vastauks[^\s]*| asiakaspalvelu[^\s]*)/iu,
    /(jätä|jättäisit|kirjoita|kirjoittaisit|anna|antaisit)[^.!?]{0,25} (arvio|arvostelu)/iu,
    /(muuta|muuttaisit|poista|poistaisit|päivitä|päivittäisit)[^.!?]{0,25} (arvio|arvostelu)/iu,
    /vastineeksi[^.!?]{0,40}(arvio|arvostelu|täh|kysely)/iu,
    /(asiakastyytyväisyys|tyytyväisyys|asiakas)kysely|(vasta|täytä)[^\s]*( [^\s]+)? kysely/iu,
    // Norwegian
    /(god|bra|positiv|bedre|fin|høy|toppe?)e? (vurdering|anmeldelse|omtale|karakter|tilbakemelding på)/iu,
    /(fem|5) stjerner/iu,
    /(vurder|vurdere|ranger|rangere|anmeld|anmelde) (oss|meg|tjenesten|servicen|svaret|denne samtalen|vår)/iu,
    /(legg|legge|skriv|skrive|gi|gjerne gi|post|poste)( igjen| inn| oss)* (en|et|din)?( [^\s]+)? ?(anmeldelse|vurdering|omtale)/iu,
    /(endre|slette|fjerne|endrer|sletter|oppdatere|trekke tilbake)( på)? (anmeldelsen|vurderingen|omtalen|karakteren)/iu,
    /(i bytte|til gjengjeld|som gjenytelse|mot at)[^.!?]{0,40}(anmeld|vurder|omtale|stjerner|undersøkelse)/iu,
    /(tilfredshets|kunde)undersøkelse|(svare?|fyll[^\s]*|delta)( på| ut| i)* (undersøkelsen|spørreundersøkelsen)/iu,
  ],
};

const FAULTS = ['promise', 'rating'] as const satisfies readonly DiscouragedPhrase[];

/** Finds what a reply had better not say, in whatever language it is written. */
export function discouragedPhrases(text: string): readonly DiscouragedPhrase[] {
  return FAULTS.filter((fault) => PHRASES[fault].some((phrase) => phrase.test(text)));
}
