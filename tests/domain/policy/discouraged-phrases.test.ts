import { describe, expect, it } from 'vitest';
import { discouragedPhrases } from '#domain/policy/discouraged-phrases.ts';
import ar from '#translations/ar.json';
import de from '#translations/de.json';
import en from '#translations/en.json';
import es from '#translations/es.json';
import fr from '#translations/fr.json';

const PROMISES = [
  'We will prevent this from happening again.',
  'It won’t happen in future.',
  'This will never, ever happen to you.',
  'to prevent it ever occurring',
  'This will not happen to you in the future.',
  'so that it never ever happens',
  'It will never happen again.',
  'I hope this never happens again',
  'it will not happen to you again',
  'This won’t happen again',
  'this wont happen again',
  "It doesn't happen again.",
  'We will not let this happen again',
  'I promise it will not happen again',
  'We make sure this never happens again',
  'This is the last time this happens.',
  'This will be the last time.',
  'It will not be repeated',
  'We guarantee there will be no more delays',
  'Das wird nie wieder vorkommen.',
  'es wird nicht mehr passieren',
  'damit das nicht noch einmal passiert',
  'Das kommt nicht wieder vor.',
  'Das passiert nicht wieder.',
  'Das passiert Ihnen nie wieder',
  'Das war das letzte Mal.',
  'Das wird sich nicht wiederholen.',
  'dass so etwas nicht wieder geschieht',
  'Das kommt nie mehr vor',
  'Das passiert kein zweites Mal.',
  'Cela ne se reproduira plus.',
  'Cela ne vous arrivera plus.',
  'pour que cela ne se reproduise pas',
  'cela n’arrivera plus jamais',
  "ça n'arrivera plus",
  'C’est la dernière fois',
  'Ce sera la dernière fois que cela se produit',
  'plus jamais ça',
  'cela ne se produira plus',
  'l’erreur ne se répétera pas',
  'No volverá a pasar.',
  'no volverá a ocurrir',
  'para que no vuelva a suceder',
  'no se repetirá',
  'Nunca más volverá a pasar',
  'Esta será la última vez',
  'la última vez que pasa',
  'esto no pasará nunca más',
  'no pasará otra vez',
  'para que no se repita',
  'لن يتكرر ذلك',
  'لن يتكرّر هذا الخطأ أبدًا',
  'نعدكم بألا يتكرر',
  'نضمن عدم تكرار ذلك',
  'لن يحدث هذا مرة أخرى',
  'آخر مرة يحدث فيها ذلك',
  'ستكون المرة الأخيرة',
  'لن نكرر هذا',
];

const RATINGS = [
  'a good rating would help',
  'leave us a positive review',
  'five stars please',
  'Please rate us',
  'leave a review',
  'give us a 5-star review',
  'write us a short review',
  'change your rating',
  'please take our short survey',
  'in return for a review',
  'in exchange for your 5-star rating',
  'a high survey score would help',
  'review us on Trustpilot',
  'eine gute Bewertung',
  'mit einer positiven Rezension',
  'Geben Sie uns 5 Sterne',
  'Bitte bewerten Sie uns',
  'Wir freuen uns, wenn Sie uns gut bewerten',
  'eine Bewertung hinterlassen',
  'Bewertung zu ändern',
  'Schreiben Sie uns bitte eine Bewertung',
  'Dafür bitten wir Sie um eine Bewertung',
  'im Gegenzug für eine Bewertung',
  'an unserer Umfrage teilzunehmen',
  'une bonne note',
  'donnez-nous une bonne note',
  'donner une note',
  'un avis positif',
  'cinq étoiles',
  'laissez-nous un avis',
  'laisser une évaluation',
  'notez-nous',
  'nous évaluer',
  'modifier votre évaluation',
  'retirer votre avis négatif',
  'en échange d’un avis',
  'répondre à notre enquête',
  'enquête de satisfaction',
  'una buena valoración',
  'una reseña positiva',
  'cinco estrellas',
  'valórenos',
  'puede calificarnos',
  'déjenos una reseña',
  'dejar una valoración',
  'escriba una buena reseña',
  'cambiar su valoración',
  'a cambio de una reseña',
  'responda a nuestra encuesta',
  'encuesta de satisfacción',
  'تقييمًا جيدًا',
  'تقييم إيجابي',
  'خمس نجوم',
  'قيّمونا',
  'اتركوا لنا تقييمًا',
  'نرجو كتابة مراجعة',
  'تغيير تقييمكم',
  'مقابل تقييم',
  'استبيان الرضا',
  'الإجابة عن الاستبيان',
];

const HARMLESS = [
  'I review your order again.',
  'I reviewed the case.',
  'The last time this happened was in May.',
  'At this rate our team will be done today.',
  'When was the last time you ordered?',
  'I will not let you wait.',
  'Has this ever happened to you?',
  'This has never happened before.',
  'What would you like to happen in the future?',
  'I will prevent the parcel from going back.',
  'Sorry this did not happen sooner.',
  'Thank you for your kind feedback.',
  'a separate message',
  'your 5-star hotel',
  'The parcel will not arrive again before Monday',
  'Das Paket kommt nicht mehr.',
  'Das letzte Mal haben Sie am 3. bestellt.',
  'Danke für Ihre Bewertung.',
  'Ich prüfe das noch einmal.',
  'Ihr 5-Sterne-Hotel',
  'Sie müssen kein zweites Mal zahlen.',
  'Wir bewerten den Schaden.',
  'Je vais écrire une note interne.',
  'J’ai pris bonne note de votre demande.',
  'Vous n’arrivez plus à vous connecter.',
  'Il n’arrive plus à se connecter',
  'pour éviter que cela se reproduise',
  'Pouvez-vous me donner votre avis sur la date ?',
  'votre hôtel cinq étoiles',
  'La dernière fois, vous aviez commandé deux articles.',
  '¿Cuándo fue la última vez que lo pidió?',
  'Le recordaré su pedido.',
  'su hotel de cinco estrellas',
  'Reviso su caso de nuevo.',
  'Después de una valoración de los daños, le escribo.',
  'Gracias por su opinión.',
  'No vuelve a cobrarse.',
  'أراجع طلبكم مرة أخرى.',
  'آخر مرة طلبتم فيها كانت في مايو.',
  'لن يحدث تأخير اليوم.',
  'قيمنا',
  'في مراجعة طلبكم',
];

function sentencesIn(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  return Object.values(node as object).flatMap(sentencesIn);
}

describe('a reply', () => {
  it.each(PROMISES)('that says “%s” promises that it will not happen again', (text) => {
    expect(discouragedPhrases(text)).toContain('promise');
  });

  it.each(RATINGS)('that says “%s” ties the gesture to a rating', (text) => {
    expect(discouragedPhrases(text)).toContain('rating');
  });

  it.each(HARMLESS)('that says “%s” is fine', (text) => {
    expect(discouragedPhrases(text)).toEqual([]);
  });

  it('that says both is told both, and an empty one nothing', () => {
    expect(discouragedPhrases('It will never happen again. Please rate us!')).toEqual(['promise', 'rating']);
    expect(discouragedPhrases('')).toEqual([]);
  });

  it('of our own words never does either, in any language', () => {
    for (const { sentences } of [en, de, fr, es, ar]) {
      for (const sentence of [...sentencesIn(sentences.reply), ...sentencesIn(sentences.surprise)])
        expect([sentence, discouragedPhrases(sentence)]).toEqual([sentence, []]);
    }
  });
});
