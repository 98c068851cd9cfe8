// The report's pictures, to put into another document.

import { useEffect, useState } from "preact/hooks";
import { blob, save } from "../parts/save";
import { type Of, report } from "../program/commands";
import { useSession, useTexts } from "../visit";

interface Picture {
  name: string;
  svg: Uint8Array<ArrayBuffer>;
  png: Uint8Array<ArrayBuffer> | undefined;
  url: string;
}

export function Pictures({ of }: { of: Of }) {
  const session = useSession();
  const texts = useTexts();
  const [pictures, setPictures] = useState<Picture[]>([]);
  useEffect(
    () => () => {
      for (const { url } of pictures) URL.revokeObjectURL(url);
    },
    [pictures],
  );
  const show = async () => {
    const ran = await session.run(report(session.context, of, "html", true), "saving");
    const files = [...(ran?.written ?? [])].filter(([path]) => path.startsWith("pictures/"));
    const made = files.flatMap(([path, svg]): Picture[] => {
      const name = path.slice("pictures/".length);
      if (!name.endsWith(".svg")) return [];
      const stem = name.slice(0, -".svg".length);
      const png = ran?.written.get(`pictures/${stem}.png`);
      return [{ name: stem, svg, png, url: URL.createObjectURL(blob(name, svg)) }];
    });
    setPictures(made);
  };
  return (
    <section aria-labelledby="pictures">
      <h4 id="pictures">{texts.report.pictures}</h4>
      <p class="remark">{texts.report.picturesMore}</p>
      <button type="button" class="quiet" onClick={() => void show()}>
        {texts.report.showPictures}
      </button>
      {pictures.map((picture) => (
        <figure key={picture.name} class="picture">
          <img src={picture.url} alt={picture.name} />
          <figcaption class="row">
            <button type="button" class="quiet" onClick={() => save(`${picture.name}.svg`, picture.svg)}>
              SVG<span class="unseen"> {picture.name}</span>
            </button>
            <button
              type="button"
              class="quiet"
              onClick={async () => save(`${picture.name}.png`, picture.png ?? (await drawn(picture.url)))}
            >
              PNG<span class="unseen"> {picture.name}</span>
            </button>
          </figcaption>
        </figure>
      ))}
    </section>
  );
}

/** The picture as points, twice as fine as on a screen. */
async function drawn(url: string): Promise<Blob> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((png) => (png ? done(png) : failed(new Error("no picture")))));
}
