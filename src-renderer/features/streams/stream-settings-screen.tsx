import { useState } from 'react';
import { useParams } from 'react-router';
import { useAnswer } from '../../bridge/index.ts';
import { PageHeader, paths, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { SettingsPage } from './settings-page.tsx';

/** The settings of one stream. */
export function StreamSettingsScreen() {
  const { name = '' } = useParams();
  // Another stream is another form: nothing of this one may stay in it.
  return <OneStream key={name} name={name} />;
}

function OneStream({ name }: { readonly name: string }) {
  const say = useTexts('streams');
  const [saving, setSaving] = useState(false);
  const query = useAnswer('streams.settings', { stream: name }, { enabled: !saving });
  return (
    <>
      {query.data === undefined && (
        <PageHeader title={name} back={{ to: paths.streams, label: say('title') }} />
      )}
      <QueryView query={query}>
        {({ stream }) => <SettingsPage stream={stream} onBusy={setSaving} />}
      </QueryView>
    </>
  );
}
