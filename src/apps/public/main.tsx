import "../../kernel/ui/theme/tokens.css";
import "../../kernel/ui/theme/fonts.css";
import "../../kernel/ui/theme/base.css";
import { createRoot } from "react-dom/client";
import { PublicLanguage } from "./public-language.tsx";
import { PublicPage } from "./public-page.tsx";

createRoot(document.getElementById("app")!).render(
  <PublicLanguage>
    <PublicPage />
  </PublicLanguage>,
);
