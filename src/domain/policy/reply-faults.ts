/** What a reply had better not say. */
export type ReplyFault = 'promise' | 'rating';

export function replyFaults(_text: string): readonly ReplyFault[] {
  return [];
}
