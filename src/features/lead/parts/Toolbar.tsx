import type { Section } from '#ports/section.ts';
import { formatTime } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

/** What a tab shows in a line, how old that is, and the button that reads it again. */
export function Toolbar<T>({
  title,
  section,
  timeZone,
  onRefresh,
}: {
  readonly title: string;
  readonly section: Section<T>;
  readonly timeZone: string;
  readonly onRefresh: () => Promise<void>;
}) {
  const sentences = useSentences();
  return (
    <div className="row spread">
      <h2 className="lead">{title}</h2>
      <div className="row">
        {section.state === 'ready' && (
          <span className="quiet">{sentences.t('as_of', { when: formatTime(sentences.locale, section.atMs, timeZone) })}</span>
        )}
        <PressButton
          size="small"
          isHeld={section.state === 'stale' || section.state === 'loading'}
          onClick={() => {
            void onRefresh();
          }}
        >
          {sentences.t('refresh')}
        </PressButton>
      </div>
    </div>
  );
}
