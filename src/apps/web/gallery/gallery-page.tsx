import { useEffect } from "react";
import { floatingId } from "../../../kernel/ui/dialog/float.tsx";
import { ThemeSwitch } from "../shell/theme-switch.tsx";
import { LanguageSwitch } from "../sign-in/language-switch.tsx";
import { ActParts } from "./act-parts.tsx";
import { FigureParts } from "./figure-parts.tsx";
import css from "./gallery.module.css";
import { InputParts } from "./input-parts.tsx";
import { PictureParts } from "./picture-parts.tsx";
import { SignParts } from "./sign-parts.tsx";
import { StateParts } from "./state-parts.tsx";
import { TableParts } from "./table-parts.tsx";

/** Every part in all its states, with invented data: looked at by people and by the tests of accessibility. */
export default function GalleryPage() {
  useEffect(() => {
    document.title = "Thành phần · Vùng Xanh";
  }, []);
  return (
    <main className={css.gallery}>
      <header className={css.head}>
        <h1>Thành phần và trạng thái</h1>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <FigureParts />
      <SignParts />
      <StateParts />
      <InputParts />
      <ActParts />
      <TableParts />
      <PictureParts />
      <div id={floatingId} />
    </main>
  );
}
