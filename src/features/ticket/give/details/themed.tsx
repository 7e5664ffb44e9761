import { withTheme } from '#ui/controls/with-theme.tsx';
import { DeviationField } from './DeviationField.tsx';
import { Guards } from './Guards.tsx';
import { Obstacles } from './Obstacles.tsx';

export const ThemedDeviationField = withTheme(DeviationField);
export const ThemedGuards = withTheme(Guards);
export const ThemedObstacles = withTheme(Obstacles);
export { OverLimit } from './OverLimit.tsx';
