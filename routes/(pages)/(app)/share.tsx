export { default, handler } from "./(_page)/AppPage.tsx";
