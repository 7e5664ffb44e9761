/** Who writes: the customer, the agent to the customer, or the agent to colleagues. */
type Voice = 'customer' | 'agent' | 'note';

export interface Message {
  readonly voice: Voice;
  readonly text: string;
}

export interface Conversation {
  readonly subject: string;
  readonly messages: readonly [Message, ...Message[]];
}

const customer = (text: string): Message => ({ voice: 'customer', text });
const agent = (text: string): Message => ({ voice: 'agent', text });
const note = (text: string): Message => ({ voice: 'note', text });

/** What stands in the tickets that the demo opens, by their numbers. All of it is made up. */
export const conversations: ReadonlyMap<number, Conversation> = new Map<number, Conversation>([
  [
    101,
    {
      subject: 'My order should have been here on Friday',
      messages: [
        customer(
          'Hello, I ordered a telescope for my son and you promised it for Friday. It is not here, and the tracking has said “in transit” since Wednesday. His birthday is at the weekend.',
        ),
        agent('Hello Ada, thank you for telling me. I am asking the carrier where it is and will write to you again today.'),
        note(
          'Carrier: the parcel has stood in the Athlone depot since Wednesday. It leaves tomorrow. Her third late delivery in two months.',
        ),
        customer('It is evening and I have heard nothing. This is the third time now. What do I tell him?'),
      ],
    },
  ],
  [
    102,
    {
      subject: 'The vase arrived broken',
      messages: [
        customer(
          'Your courier was quick, but the vase is in three pieces. The box looks fine from outside. It was my first order with you.',
        ),
        agent('I am sorry, Ben. Could you send me a photo of the box from inside? I will see what we have left of it meanwhile.'),
        customer('Photo attached. There was no padding at the bottom at all.'),
      ],
    },
  ],
  [
    103,
    {
      subject: 'Charged twice for one order',
      messages: [
        customer('There are two payments of 48 euros on my account for the same order, on the same day. Please send one of them back.'),
        agent('Thank you for the dates, Cleo. I have passed both payments on to our finance team.'),
        note('Finance: two captures, one order. They can release the second one today.'),
      ],
    },
  ],
  [
    104,
    {
      subject: 'Green ordered, grey received',
      messages: [
        customer(
          'I ordered the green chair cover and got the grey one. The label on the box says green, so somebody packed the wrong one.',
        ),
        agent('That should not have happened, Dora. I am checking whether the green one is in stock.'),
        customer('I hope so. The guests come on Saturday.'),
      ],
    },
  ],
  [
    105,
    {
      subject: 'Does the desk fit through a 70 cm door?',
      messages: [
        customer(
          'I asked on Monday whether the desk can be taken apart: our door is 70 cm wide. Nobody has answered, and the offer ends soon.',
        ),
        note('His first mail went to the old address of the shop, which nobody reads.'),
      ],
    },
  ],
  [
    106,
    {
      subject: 'A question about my last order',
      messages: [
        customer('The invoice says three pillowcases and I thought I had ordered two. Could you have a look?'),
        agent('Of course, Fay. I am opening the order now.'),
      ],
    },
  ],
  [
    107,
    {
      subject: 'No coffee filters in the box again',
      messages: [
        customer('The monthly box came without the filters, as in October. I can manage until next week, not longer.'),
        agent('Thank you, Gus. I am asking the packing team what happened.'),
        note('Packing: the list they print leaves the last line out where a box has more than nine.'),
      ],
    },
  ],
  [
    111,
    {
      subject: 'Lamp shade with a dent',
      messages: [
        customer('The lamp came today and the shade has a dent the size of a coin.'),
        agent('I have had a new shade sent, Ada. Keep the old one or throw it away, as you like.'),
        customer('That was quick. Thank you!'),
      ],
    },
  ],
  [
    112,
    {
      subject: 'Parcel four days late',
      messages: [
        customer('My parcel was to come on Monday. It came on Friday, and nobody had told me.'),
        agent('I am sorry, Ada. The carrier had a strike, and we should have written.'),
        customer('Yes, you should have.'),
      ],
    },
  ],
  [
    113,
    {
      subject: 'Still waiting for the bookends',
      messages: [
        customer('The bookends were promised for yesterday. When will they come?'),
        agent('They have left our warehouse this morning, Ada, and will be with you tomorrow.'),
      ],
    },
  ],
  [
    114,
    {
      subject: 'Gift wrapping on the invoice that I did not order',
      messages: [
        customer('The invoice has 4.90 for gift wrapping. I did not order any, and there was none.'),
        note('She is right: the box is ticked beforehand on the small screen.'),
      ],
    },
  ],
  [
    120,
    {
      subject: 'Checkout was down',
      messages: [
        customer('Your checkout shows an error page, for everybody in our office.'),
        note('Payment provider confirms an outage from 09:10 to 11:45. This ticket stands for all of it.'),
      ],
    },
  ],
  [
    121,
    {
      subject: 'I cannot pay',
      messages: [
        customer('I have tried to pay five times and only see an error page.'),
        agent('Thank you for writing. Our checkout is down for everybody at the moment; I will tell you when it works again.'),
        customer('It works now, but the last pair in my size is gone.'),
      ],
    },
  ],
  [
    122,
    {
      subject: 'Error at the checkout',
      messages: [
        customer('My basket is full, and the last step says that something went wrong.'),
        agent('I am sorry. We know of it and are working on it; your basket is kept.'),
      ],
    },
  ],
  [
    123,
    {
      subject: 'Could not order in time',
      messages: [customer('The offer has ended by now, because your checkout did not work.')],
    },
  ],
]);
