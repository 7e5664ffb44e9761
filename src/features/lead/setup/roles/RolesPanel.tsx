import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { FigureTable } from '../../parts/FigureTable.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { LEAD_ROLES, PERMISSIONS, may } from '../../session/role.ts';

/** Who sees and does what on this page, by the table that decides it. */
export function RolesPanel() {
  const { t } = useSentences();
  const title = t('setup.roles.title');
  return (
    <Panel title={title}>
      <p className="quiet">{t('setup.roles.what')}</p>
      <FigureTable
        label={title}
        heads={[t('setup.roles.task'), ...LEAD_ROLES.map((role) => t(`setup.roles.of.${role}`))]}
        rows={PERMISSIONS.map((permission) => ({
          key: permission,
          cells: [
            t(`setup.roles.may.${permission}`),
            ...LEAD_ROLES.map((role) => t(may(role, permission) ? 'setup.roles.yes' : 'setup.roles.no')),
          ],
        }))}
      />
    </Panel>
  );
}
