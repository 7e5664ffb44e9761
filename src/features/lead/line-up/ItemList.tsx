import type { ReactNode } from 'react';
import type { LineUpItem } from '#domain/line-up/line-up.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Panel } from '../parts/Panel.tsx';
import { TicketLink } from '../parts/TicketLink.tsx';
import { Written } from './Written.tsx';
import type { ItemWords, LineUpWords } from './line-up-words.ts';

interface Props {
  readonly words: LineUpWords;
  /** Null where whoever looks does not choose. */
  readonly onAnother: ((item: LineUpItem) => void) | null;
  readonly onShowTicket: (ticketId: string) => void;
  /** How far the weeks have been read with which causes are compared. */
  readonly weeks: ReactNode;
  /** What can be said of the cause. */
  readonly improve: ReactNode;
  /** What says thanks. */
  readonly thanks: ReactNode;
}

/** The items one below the other, and the open wounds. */
export function ItemList({ words, onAnother, onShowTicket, weeks, improve, thanks }: Props) {
  return (
    <ol className="line-up-items">
      {words.items.map((item, index) => (
        <li key={item.item}>
          <Item
            position={index + 1}
            words={item}
            onAnother={onAnother}
            onShowTicket={onShowTicket}
            buttons={item.item === 'thanks' && thanks}
          >
            {item.item === 'improve' && (
              <>
                {improve}
                {weeks}
              </>
            )}
          </Item>
        </li>
      ))}
      <li>
        <Panel title={words.woundsTitle}>
          {words.wounds.length === 0 ? (
            <p className="quiet">{words.noWounds}</p>
          ) : (
            <ul className="line-up-wounds">
              {words.wounds.map(({ id, text, ticketId }) => (
                <li key={id} className="row spread">
                  <span>{text}</span>
                  <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </li>
    </ol>
  );
}

function Item({
  position,
  words,
  onAnother,
  onShowTicket,
  buttons,
  children,
}: Pick<Props, 'onAnother' | 'onShowTicket'> & {
  readonly position: number;
  readonly words: ItemWords;
  /** Further ones. */
  readonly buttons: ReactNode;
  /** Stands below the buttons. */
  readonly children: ReactNode;
}) {
  const sentences = useSentences();
  const { item, title, told, empty, among } = words;
  return (
    <Panel title={`${new Intl.NumberFormat(sentences.locale).format(position)}  ${title}`}>
      {told === null ? (
        <p className="quiet">{empty}</p>
      ) : (
        <>
          <p className={told.isQuoted ? 'line-up-story' : 'line-up-said'} dir="auto">
            <Written text={told.text} written={told.written} />
          </p>
          {told.facts.map((fact, place) => (
            <p key={place}>
              <Written text={fact} written={told.written} />
            </p>
          ))}
          {told.why !== '' && <p className="quiet">{told.why}</p>}
        </>
      )}
      <div className="row no-print">
        {onAnother !== null && among > 1 && (
          <PressButton
            size="small"
            isHeld={false}
            aria-label={sentences.t('line_up.another_of', { item: title })}
            onClick={() => {
              onAnother(item);
            }}
          >
            {sentences.t('line_up.another')}
          </PressButton>
        )}
        {buttons}
        {told !== null && <TicketLink ticketId={told.ticketId} onShowTicket={onShowTicket} />}
      </div>
      {children}
    </Panel>
  );
}
