import { ChevronIcon, ClockIcon } from './icons.tsx';

export const OFFICE_HOURS = 'Office hours (sample)';
const FROM = 8;
const UNTIL = 18;

function pad(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

interface OfficeHoursProps {
  readonly now: Date;
  readonly timeZone: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Another app in the tray, as there are in any account. It reads nothing and changes nothing. */
export function OfficeHours({ now, timeZone, isOpen, onToggle }: OfficeHoursProps) {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
  const hour = Number(time.slice(0, 2));
  const isStaffed = hour >= FROM && hour < UNTIL;
  return (
    <section className="app app--neighbour column" id="app-hours" aria-label={`${OFFICE_HOURS} app`}>
      <header className="app__bar row">
        <button type="button" className="app__toggle plain row grow" aria-expanded={isOpen} onClick={onToggle}>
          <ClockIcon />
          <span className="strong">{OFFICE_HOURS}</span>
          <ChevronIcon />
        </button>
      </header>
      <p className="hint" hidden={!isOpen}>
        It is {time} in {timeZone.replace(/^.*\//, '').replaceAll('_', ' ')}.{' '}
        {isStaffed ? `The team answers until ${pad(UNTIL)}.` : `The team answers from ${pad(FROM)} to ${pad(UNTIL)}.`}
      </p>
    </section>
  );
}
