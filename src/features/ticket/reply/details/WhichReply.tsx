import { Button } from '@zendeskgarden/react-buttons';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { WhichReply } from '../../session/flows.ts';

/** Two replies of which the customer gets one: the `right` one about what is given, and the agent's own, which is about something else. */
export function WhichReplyNotice({
  right,
  own,
  language,
  onChoose,
}: {
  /** Empty where its words are not there yet. */
  readonly right: string;
  readonly own: string;
  /** In which language both are, as BCP 47. */
  readonly language: string;
  readonly onChoose: (which: WhichReply) => void;
}) {
  const sentences = useSentences();
  const replies = [
    { which: 'right', text: right, label: sentences.t('reply_edit.reset') },
    { which: 'own', text: own, label: sentences.t('reply_edit.use_own') },
  ] as const;
  return (
    <Notice type="warning" title={sentences.t('reply_edit.which')}>
      <div className="stack stack-tight">
        {replies.map(({ which, text, label }) => (
          <div key={which} className="stack stack-tight">
            {text !== '' && (
              <p className="as-typed" dir="auto" lang={language}>
                {text}
              </p>
            )}
            <div className="row">
              <Button
                size="small"
                onClick={() => {
                  onChoose(which);
                }}
              >
                {label}
              </Button>
            </div>
          </div>
        ))}
      </div>
    </Notice>
  );
}
