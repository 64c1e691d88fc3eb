import "../../kernel/ui/theme/tokens.css";
import "../../kernel/ui/theme/fonts.css";
import "../../kernel/ui/theme/base.css";
import { createRoot } from "react-dom/client";
import { keptLanguage } from "../../kernel/ui/language/kept-language.ts";
import { dropOldDrafts } from "../../kernel/ui/session/draft.ts";
import { keptTheme, showTheme } from "../../kernel/ui/theme/theme-mode.tsx";
import { App } from "./app.tsx";
import { loadWords } from "./words/load-words.ts";

showTheme(keptTheme());
dropOldDrafts(new Date());
const language = keptLanguage();
const dictionary = await loadWords(language);
createRoot(document.getElementById("app")!).render(<App first={{ language, dictionary }} />);
