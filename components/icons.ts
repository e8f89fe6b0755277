// The icons in use, by what they mean here. Lucide, ISC licence; each import is one icon's nodes. Pages bring
// them as drawings: only the server reads this, islands know the names.
import ArrowLeft from "lucide/dist/esm/icons/arrow-left.mjs";
import AtSign from "lucide/dist/esm/icons/at-sign.mjs";
import ArrowUp from "lucide/dist/esm/icons/arrow-up.mjs";
import Bell from "lucide/dist/esm/icons/bell.mjs";
import BellOff from "lucide/dist/esm/icons/bell-off.mjs";
import Bookmark from "lucide/dist/esm/icons/bookmark.mjs";
import Forward from "lucide/dist/esm/icons/forward.mjs";
import CalendarDays from "lucide/dist/esm/icons/calendar-days.mjs";
import Check from "lucide/dist/esm/icons/check.mjs";
import ChevronDown from "lucide/dist/esm/icons/chevron-down.mjs";
import CircleAlert from "lucide/dist/esm/icons/circle-alert.mjs";
import Clock from "lucide/dist/esm/icons/clock.mjs";
import Code from "lucide/dist/esm/icons/code.mjs";
import Contact from "lucide/dist/esm/icons/contact-round.mjs";
import Copy from "lucide/dist/esm/icons/copy.mjs";
import CornerUpLeft from "lucide/dist/esm/icons/corner-up-left.mjs";
import Ellipsis from "lucide/dist/esm/icons/ellipsis.mjs";
import Hash from "lucide/dist/esm/icons/hash.mjs";
import History from "lucide/dist/esm/icons/rotate-ccw-clock.mjs";
import Italic from "lucide/dist/esm/icons/italic.mjs";
import Key from "lucide/dist/esm/icons/key-round.mjs";
import Languages from "lucide/dist/esm/icons/languages.mjs";
import Link from "lucide/dist/esm/icons/link.mjs";
import List from "lucide/dist/esm/icons/list.mjs";
import ListOrdered from "lucide/dist/esm/icons/list-ordered.mjs";
import Lock from "lucide/dist/esm/icons/lock.mjs";
import Mail from "lucide/dist/esm/icons/mail.mjs";
import MessageSquare from "lucide/dist/esm/icons/message-square-text.mjs";
import Palette from "lucide/dist/esm/icons/palette.mjs";
import Paperclip from "lucide/dist/esm/icons/paperclip.mjs";
import Pencil from "lucide/dist/esm/icons/pencil.mjs";
import Pin from "lucide/dist/esm/icons/pin.mjs";
import Plus from "lucide/dist/esm/icons/plus.mjs";
import Search from "lucide/dist/esm/icons/search.mjs";
import Smile from "lucide/dist/esm/icons/face-slightly-smiling.mjs";
import Strikethrough from "lucide/dist/esm/icons/strikethrough.mjs";
import TextQuote from "lucide/dist/esm/icons/text-quote.mjs";
import Trash from "lucide/dist/esm/icons/trash.mjs";
import User from "lucide/dist/esm/icons/user.mjs";
import Eye from "lucide/dist/esm/icons/eye.mjs";
import Shield from "lucide/dist/esm/icons/shield.mjs";
import Users from "lucide/dist/esm/icons/users.mjs";
import Archive from "lucide/dist/esm/icons/archive.mjs";
import ChevronRight from "lucide/dist/esm/icons/chevron-right.mjs";
import Info from "lucide/dist/esm/icons/info.mjs";
import EyeOff from "lucide/dist/esm/icons/eye-off.mjs";
import UserPlus from "lucide/dist/esm/icons/user-plus.mjs";
import Keyboard from "lucide/dist/esm/icons/keyboard.mjs";
import LogOut from "lucide/dist/esm/icons/log-out.mjs";
import Star from "lucide/dist/esm/icons/star.mjs";
import SquarePen from "lucide/dist/esm/icons/square-pen.mjs";
import Settings from "lucide/dist/esm/icons/settings.mjs";
import Compass from "lucide/dist/esm/icons/compass.mjs";
import Download from "lucide/dist/esm/icons/download.mjs";
import File from "lucide/dist/esm/icons/file.mjs";
import Film from "lucide/dist/esm/icons/film.mjs";
import FileText from "lucide/dist/esm/icons/file-text.mjs";
import Notes from "lucide/dist/esm/icons/eighth-notes.mjs";
import Minus from "lucide/dist/esm/icons/minus.mjs";
import Pause from "lucide/dist/esm/icons/pause.mjs";
import Again from "lucide/dist/esm/icons/rotate-cw.mjs";
import Camera from "lucide/dist/esm/icons/camera.mjs";
import Picture from "lucide/dist/esm/icons/image.mjs";
import Play from "lucide/dist/esm/icons/play.mjs";
import Folder from "lucide/dist/esm/icons/folder.mjs";
import ChevronUp from "lucide/dist/esm/icons/chevron-up.mjs";
import X from "lucide/dist/esm/icons/x.mjs";

export type IconNode = readonly [tag: string, attributes: Record<string, string | number>];

/** The set has none. */
const Bold: readonly IconNode[] = [
  ["path", { d: "M7 12h7a4 4 0 0 1 0 8H7V4h6a4 4 0 0 1 0 8" }],
];

const named = {
  back: ArrowLeft,
  bold: Bold,
  code: Code,
  italic: Italic,
  language: Languages,
  link: Link,
  list: List,
  numbers: ListOrdered,
  quote: TextQuote,
  strike: Strikethrough,
  mention: AtSign,
  send: ArrowUp,
  bell: Bell,
  silent: BellOff,
  later: Clock,
  save: Bookmark,
  forward: Forward,
  check: Check,
  expand: ChevronDown,
  alert: CircleAlert,
  copy: Copy,
  reply: CornerUpLeft,
  more: Ellipsis,
  room: Hash,
  history: History,
  key: Key,
  lock: Lock,
  look: Palette,
  unread: Mail,
  thread: MessageSquare,
  attach: Paperclip,
  again: Again,
  camera: Camera,
  picture: Picture,
  pause: Pause,
  edit: Pencil,
  pin: Pin,
  add: Plus,
  search: Search,
  react: Smile,
  date: CalendarDays,
  delete: Trash,
  people: Users,
  person: User,
  moderate: Shield,
  read: Eye,
  close: X,
  up: ChevronUp,
  section: Folder,
  browse: Compass,
  directory: Contact,
  settings: Settings,
  write: SquarePen,
  favourite: Star,
  leave: LogOut,
  keys: Keyboard,
  invite: UserPlus,
  hide: EyeOff,
  info: Info,
  folded: ChevronRight,
  archive: Archive,
  download: Download,
  file: File,
  film: Film,
  sound: Notes,
  paper: FileText,
  less: Minus,
  played: Play,
};

export type IconName = keyof typeof named;

export const icons: Record<IconName, readonly IconNode[]> = named;
