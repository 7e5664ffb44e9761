import { describe, expect, it } from 'vitest';
import { discouragedPhrases } from '#domain/policy/discouraged-phrases.ts';

/** Wordings that one phrase alone finds: with or without a small word, in the singular or plural, typed with or without its accent. */
const PROMISES = [
  'This will never occur again.',
  'It will never go wrong again.',
  'That won’t happen anymore.',
  'We wont let this happen.',
  'We won’t let it happen.',
  'We made sure it never happens.',
  'I am certain that it won’t happen.',
  'I am sure it wont happen.',
  'I am sure this can’t happen.',
  'I am sure this cant occur.',
  'It wont happen in future.',
  'It will not ever happen in future.',
  'This is the last time it will happen.',
  'This is the last time it will occur.',
  'That’ll be the last time.',
  'It wont be repeated.',
  'This won’t be repeated.',
  'Das wird nicht nochmal passieren.',
  'Das kommt bestimmt nie mehr vor.',
  'Das kommt nicht nochmal vor.',
  'Das passiert nicht nochmal.',
  'Das soll das letzte Mal gewesen sein.',
  'Das wiederholt sich nie.',
  'Das wiederholt sich bestimmt nicht.',
  'Das passiert Ihnen kein zweites Mal.',
  'Nous veillons à ce que cela n’arrive plus.',
  'C’était la dernière fois que cela se produisait.',
  'Jamás volverá a ocurrir.',
  'No se repetirá.',
  'Ha sido la última vez que esto ocurre.',
  'Esto no lo verá nunca más.',
  'Nunca más le va a pasar.',
  'ستكون هذه آخر مرة.',
  'لن أكرر الخطأ.',
];

const RATINGS = [
  'We would welcome a favorable review.',
  'a better score',
  'Please leave another review.',
  'Kindly submit rating.',
  'Please remove the negative review.',
  'in return for your honest feedback',
  'A Google review would help.',
  'Sie können uns bewerten.',
  'Ihre Bewertung nachträglich ändern',
  'Löschen Sie diese Bewertung.',
  'Schreiben Sie Bewertungen!',
  'Hinterlassen Sie eine kurze Bewertung.',
  '5 € für eine Bewertung',
  '5 € gegen eine kurze Bewertung',
  'die Umfrage kurz ausfüllen',
  'Donnez un avis.',
  'Publiez un avis.',
  'Déposez votre évaluation.',
  'Postez un avis.',
  'Laissez un petit avis.',
  'laisser une courte évaluation',
  'Donnez-nous une note.',
  'donner une petite note',
  'modifier votre première évaluation',
  'répondre au sondage',
  'Répondez à l’enquête.',
  'Puntúenos, por favor.',
  'Evalúenos, por favor.',
  'Puede valorar nuestro servicio.',
  'Por favor, déjenos una reseña.',
  'Denos su puntuación.',
  'Escriba una breve reseña.',
  'cambiar su primera valoración',
  'completar la encuesta',
  'قيمونا',
  'غيروا التقييم',
  'عدلوا التقييم',
  'مقابل حصولنا على نجوم',
  'استبيان رضا العملاء',
  'تعبئة الاستبيان',
  'الإجابة عن استبيان قصير',
];

const HARMLESS = ['Le colis n’arrive plus à destination.', 'Cela n’arrive plus à temps.'];

describe('a reply in other words', () => {
  it.each(PROMISES)('that says “%s” promises that it will not happen again', (text) => {
    expect(discouragedPhrases(text)).toEqual(['promise']);
  });

  it.each(RATINGS)('that says “%s” ties the gesture to a rating', (text) => {
    expect(discouragedPhrases(text)).toEqual(['rating']);
  });

  it.each(HARMLESS)('that says “%s” is fine', (text) => {
    expect(discouragedPhrases(text)).toEqual([]);
  });
});
