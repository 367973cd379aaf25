import { Text } from '@mantine/core';
import type { RehearsalView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import { useChart } from './chart.ts';
import classes from './rehearsal.module.css';

/** What figures do not show: documents that are held, and goods whose cost only the books know. */
export function RehearsalRemarks({ result: { held, cost } }: { readonly result: RehearsalView }) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  return (
    <>
      {held.length > 0 && (
        <section>
          <h3 className={classes['heading']}>{say('rehearse.held')}</h3>
          <ul className={classes['remarks']}>
            {held.map(({ code, before, after }) => (
              <li key={code}>
                {explainFailure(failure(code)).cause} {say('rehearse.held.line', { before, after })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {cost.length > 0 && (
        <section>
          <h3 className={classes['heading']}>{say('rehearse.cost')}</h3>
          <ul className={classes['remarks']}>
            {cost.map(({ purpose, before, after, documents }) => (
              <li key={`${purpose} ${before} ${after}`}>
                {say(`rehearse.cost.${purpose}`)}:{' '}
                {say('rehearse.cost.line', {
                  before: labelOf(before),
                  after: labelOf(after),
                  count: documents,
                })}
              </li>
            ))}
          </ul>
          <Text size="xs" c="dimmed">
            {say('rehearse.cost.text')}
          </Text>
        </section>
      )}
    </>
  );
}
