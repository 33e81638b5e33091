import { Button } from 'antd';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { saveFile } from '../figures/save-table.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { template } from './roster-import.js';

/** First step: a file by mouse, by finger or by keyboard. */
export function ChooseFile({ send, busy }: { send: (file: File) => void; busy: boolean }): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) send(file);
  };
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <p>{t('roster.drop')}</p>
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        {t('roster.choose')}
      </Button>
      <input
        ref={input}
        className="file"
        type="file"
        accept=".xlsx,.csv"
        aria-label={t('roster.choose')}
        tabIndex={-1}
        onChange={({ target }) => {
          if (target.files?.[0]) send(target.files[0]);
          target.value = '';
        }}
      />
      <Button onClick={() => void template(session).then((file) => saveFile('linli-roster.xlsx', file))}>{t('roster.template')}</Button>
    </div>
  );
}
