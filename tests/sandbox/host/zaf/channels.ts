import { escapeHtml } from './markdown.ts';
import type { OpenTicket } from './workspace-state.ts';

/** Channels whose editor holds plain text in Markdown's syntax. */
const LIVE_CHANNELS = ['native_messaging', 'chat', 'whatsapp'];

/**
 * What `comment.type` says of a reply that the customer sees. Zendesk names types of Facebook and Twitter, and leaves open what a
 * conversation has: here it is the channel, and never `publicReply`, so that no app counts on that.
 */
const REPLY_TYPES = new Map([
  ['native_messaging', 'messaging'],
  ['chat', 'chat'],
  ['whatsapp', 'whatsapp'],
  ['facebook', 'facebookPrivateMessage'],
  ['twitter', 'twitterDirectMessage'],
]);

function channelOf({ saved }: Pick<OpenTicket, 'saved'>): string {
  return saved.via?.channel ?? 'web';
}

export function isLive(ticket: Pick<OpenTicket, 'saved'>): boolean {
  return LIVE_CHANNELS.includes(channelOf(ticket));
}

/** On a closed ticket Zendesk shows no editor, and tags, subject and priority are all that can change. */
export function isClosed({ saved }: Pick<OpenTicket, 'saved'>): boolean {
  return saved.status === 'closed';
}

/** The type of the comment that the open composer writes, as the app framework names it. */
export function commentTypeOf(ticket: Pick<OpenTicket, 'saved' | 'draft'>): string {
  return ticket.draft.commentType === 'internalNote' ? 'internalNote' : replyTypeOf(ticket);
}

export function replyTypeOf(ticket: Pick<OpenTicket, 'saved'>): string {
  return REPLY_TYPES.get(channelOf(ticket)) ?? 'publicReply';
}

/** The HTML that shows a text as it is in the editor. */
export function plainHtml(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
