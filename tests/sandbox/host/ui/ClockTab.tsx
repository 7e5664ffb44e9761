import { TRAY_WIDTHS, type TrayWidth } from '../route.ts';

interface ClockTabProps {
  readonly now: Date;
  readonly accountName: string;
  readonly planName: string;
  readonly timeZone: string;
  readonly width: TrayWidth;
  readonly onWidth: (width: TrayWidth) => void;
}

/** The sandbox's own time, and how wide the apps' column is. */
export function ClockTab({ now, accountName, planName, timeZone, width, onWidth }: ClockTabProps) {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return (
    <div className="fields">
      <dl className="field">
        <dt>Account</dt>
        <dd>
          {accountName}
          <small>{planName}</small>
        </dd>
      </dl>
      <dl className="field">
        <dt>The sandbox’s time</dt>
        <dd>
          <time dateTime={now.toISOString()}>{clock.format(now)}</time>
          <small>{timeZone}; begins where --now says</small>
        </dd>
      </dl>
      <label className="field">
        <span>Width of the apps</span>
        <select value={width} onChange={(event) => onWidth(TRAY_WIDTHS.find((choice) => choice === Number(event.target.value)) ?? 320)}>
          {TRAY_WIDTHS.map((choice) => (
            <option key={choice} value={choice}>
              {choice} px
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
