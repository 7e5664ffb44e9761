import { useEffect, useRef } from 'react';
import type { TicketComment } from '../sandbox-types.ts';
import { initialsOf } from './names.ts';
import { safeHtml } from './safe-html.ts';

interface ConversationProps {
  readonly comments: readonly TicketComment[];
  readonly timeZone: string;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

function ageOf(at: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(at)) / DAY_MS);
  const hours = Math.floor((now.getTime() - Date.parse(at)) / 3_600_000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return days >= 1 ? relative.format(-days, 'day') : hours >= 1 ? relative.format(-hours, 'hour') : 'within the hour';
}

function Comment({ comment, timeZone, now }: { readonly comment: TicketComment; readonly timeZone: string; readonly now: Date }) {
  const isStaff = comment.author.role !== 'end-user';
  const exact = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(comment.created_at),
  );
  return (
    <li className={comment.public ? 'comment' : 'comment comment--note'}>
      <span className={isStaff ? 'avatar avatar--staff' : 'avatar'} aria-hidden="true">
        {initialsOf(comment.author.name)}
      </span>
      <article className="comment__card">
        <header className="row">
          <strong className="strong" dir="auto">
            {comment.author.name}
          </strong>
          {!comment.public && <span className="chip chip--note">Internal note</span>}
          <time className="quiet" dateTime={comment.created_at} title={exact}>
            {ageOf(comment.created_at, now)}
          </time>
        </header>
        {/* oxlint-disable-next-line react/no-danger -- cleaned by safeHtml: comments are HTML in Zendesk */}
        <div className="comment__body" dir="auto" dangerouslySetInnerHTML={{ __html: safeHtml(comment.html_body) }} />
      </article>
    </li>
  );
}

export function Conversation({ comments, timeZone, now }: ConversationProps) {
  const end = useRef<HTMLDivElement>(null);
  const count = comments.length;
  useEffect(() => {
    const scroller = end.current?.parentElement;
    if (count > 0) {
      scroller?.scrollTo({ top: scroller.scrollHeight });
    }
  }, [count]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable with the keyboard
    <section className="conversation grow scroll" aria-label="Conversation" tabIndex={0}>
      <ol className="conversation__list">
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} timeZone={timeZone} now={now} />
        ))}
      </ol>
      <div ref={end} />
    </section>
  );
}
