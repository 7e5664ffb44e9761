import type { Random } from './random.ts';

type Texts = readonly [string, ...string[]];

const things: Texts = [
  'a lamp',
  'an armchair',
  'a birthday present',
  'a school bag',
  'a tent',
  'a kettle',
  'a pair of boots',
  'a desk',
  'a bicycle pump',
  'a winter coat',
];
const occasions: Texts = [
  'for a wedding on Saturday',
  'for a move at the weekend',
  'for a first day at school',
  'for a trip the next morning',
  'for a grandmother',
  'for the office',
  'for a surprise party',
  'for a friend in hospital',
];

/** What went wrong, by cause, with a place for the thing and the occasion. */
const failures: Readonly<Record<string, Texts>> = {
  late_delivery: [
    'The parcel with {thing} {occasion} was five days late.',
    'We had promised {thing} {occasion} for Friday; the carrier left it in the depot.',
    'Nobody could say where {thing} was, and it was needed {occasion}.',
  ],
  damaged_item: [
    '{Thing} came with a broken corner.',
    'The box was fine, {thing} in it was not.',
    '{Thing} had been returned before, and we had sent it on with a scratch.',
  ],
  wrong_item: [
    'We sent {thing} in the wrong size.',
    'The label said one thing and the box held {thing}.',
    'Two orders were swapped at packing: they got {thing}.',
  ],
  missing_item: [
    'The order said three pieces, and {thing} was not in the box.',
    'A part of {thing} was missing, and without it the rest is of no use.',
  ],
  billing_error: [
    'They were charged twice for {thing}.',
    'The discount on {thing} had not been taken off, and the invoice was late as well.',
    'A refund of last month for {thing} had never been sent.',
  ],
  outage: [
    'The checkout was down while they tried to order {thing} {occasion}.',
    'They could not sign in all morning, and the offer for {thing} ended at noon.',
  ],
  slow_reply: [
    'They had asked about {thing} on Monday and heard nothing until Thursday.',
    'Three messages about {thing}, and three times the same standard answer.',
  ],
  poor_service: [
    'They were passed on twice and had to tell the story of {thing} three times.',
    'We had told them that {thing} could not be returned, which was wrong.',
  ],
  other: [
    'They wanted {thing} {occasion}, and we had changed the page under their hands.',
    'The notice about {thing} was only in small print.',
  ],
};

/** What was done, by kind of gesture. */
const deeds: Readonly<Record<string, Texts>> = {
  apology: ['I said what had gone wrong and that it was ours.', 'I wrote to them by name, without a form letter.'],
  redo: ['I had it sent again the same day.', 'The warehouse packed a new one while I was on the phone.'],
  call: ['I rang, because mails had gone back and forth for days.', 'I called in the evening, when they were at home.'],
  priority: [
    'I put it at the front of the queue and stayed on it until it was done.',
    'I asked dispatch to take it next, and told them when it had left.',
  ],
  credit: ['I gave them a credit for the trouble.', 'A credit, because they order every month.'],
  refund: ['I gave the delivery charge back.', 'I refunded a part at once, without waiting for the return.'],
  discount: ['The next order is cheaper for them.', 'I took something off the next order, which they had planned anyway.'],
  gift: ['I added a small gift to the new parcel.', 'I chose a card and a small present with the colleagues.'],
  surprise: ['I sent a card, written by hand, and a cake.', 'I had a small bunch of flowers put into the parcel.'],
};

const endings: Texts = [
  'They wrote back that nobody had ever called them.',
  'They ordered again a week later.',
  'They had been about to leave, and said so.',
  'She laughed, and told me all about it.',
  'He said the waiting had been worse than the damage.',
  'Worth telling: we could have seen it two days earlier.',
  'The carrier has promised to look into it.',
  '',
];

const internalWins: Texts = [
  '{who} told us about the wrong price list before the first customer saw it.',
  '{who} stayed on the line with the carrier so that I could call the customer.',
  '{who} wrote down how returns from abroad work, and it saved me an hour today.',
  '{who} took three of my tickets while I sorted out the outage, without being asked.',
  'I did not know how to answer, and {who} sat down with me instead of sending a link.',
];

const processFixes: Texts = [
  'Print the size on the outside of the box: two swaps this week came from there.',
  'Send a note when a parcel has stood in the depot for two days, before anybody has to ask.',
  'Let us see in the ticket whether a refund has really been sent.',
  'Take the old discount out of the footer: every month somebody asks for it.',
  'Ask for the phone number in the contact form; then we can ring in the first hour.',
  'Put the returns address on the invoice in large letters.',
];

/** A story of two or three sentences. */
export function storyOf({ cause, gesture }: { readonly cause: string; readonly gesture: string }, random: Random): string {
  const failure = random.pick(failures[cause] ?? failures['other'] ?? things);
  const thing = random.pick(things);
  const told = failure
    .replace('{thing}', thing)
    .replace('{Thing}', thing.charAt(0).toUpperCase() + thing.slice(1))
    .replace('{occasion}', random.pick(occasions));
  return [told, random.pick(deeds[gesture] ?? endings), random.pick(endings)].filter((part) => part !== '').join(' ');
}

export function internalWin(who: string, random: Random): string {
  return random.pick(internalWins).replace('{who}', who);
}

export function processFix(random: Random): string {
  return random.pick(processFixes);
}
