"""Places of the document's structure: bookmarks, names, tags, layers, actions, signatures."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.hiding_places.drawing import Place, add, changed, form, words
from tests.hiding_places.secret import Secret


def _outline(pdf: pikepdf.Pdf, secret: Secret) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(secret.all, 0))


def _destination_tree(pdf: pikepdf.Pdf, secret: Secret) -> None:
    there = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(secret.all), there])))


def _destination_names(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.Dests = Dictionary({"/" + secret.all.replace(" ", "_"): Array([pdf.pages[0].obj, Name.Fit])})


def _page_labels(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(secret.all))]))


def _threads(pdf: pikepdf.Pdf, secret: Secret) -> None:
    thread = pdf.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Title=String(secret.all))))
    bead = pdf.make_indirect(Dictionary(Type=Name.Bead, T=thread, P=pdf.pages[0].obj, R=Array([0, 0, 9, 9])))
    bead.N = bead.V = bead
    thread.F = bead
    pdf.Root.Threads = Array([thread])
    pdf.pages[0].obj.B = Array([bead])


def _tags(pdf: pikepdf.Pdf, secret: Secret) -> None:
    leaf = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name.P, T=String(secret.all), Alt=String(secret.all), E=String(secret.all),
            ActualText=String(secret.all), ID=String(secret.all), Pg=pdf.pages[0].obj,
        )
    )  # fmt: skip
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array([leaf]), RoleMap=Dictionary({"/" + secret.given: Name.P}))
    )
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _attributes(pdf: pikepdf.Pdf, secret: Secret) -> None:
    owned = Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=String(secret.name), V=String(secret.all))]))
    leaf = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, A=owned))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([leaf])))


def _marked(key: str, operator: str = "BDC", end: str = "EMC") -> pikepdf.Object:
    def change(pdf: pikepdf.Pdf, secret: Secret) -> None:
        spelled = secret.all.encode("utf-16-be").hex()
        add(pdf, f"/Span << /{key} <feff{spelled}> >> {operator} ".encode() + words(72, 500, "Page one") + end.encode())

    return change  # type: ignore[return-value]


def _property_list(pdf: pikepdf.Pdf, secret: Secret) -> None:
    listed = Dictionary(MC0=Dictionary(ActualText=String(secret.all), Own=String(secret.all)))
    add(pdf, b"/Span /MC0 BDC " + words(72, 500, "Page one") + b" EMC", Properties=listed)


def _tag_name(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(pdf, b"/" + secret.unknown.replace(" ", "").encode() + b" BMC " + words(72, 500, "Page one") + b" EMC")


def _layer(pdf: pikepdf.Pdf, name: str, *, is_on: bool) -> Dictionary:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
    state = Dictionary(Order=Array([group])) if is_on else Dictionary(OFF=Array([group]), Order=Array([group]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=state)
    return group


def _layer_name(pdf: pikepdf.Pdf, secret: Secret) -> None:
    group = _layer(pdf, secret.all, is_on=True)
    add(pdf, b"/OC /L BDC " + words(72, 500, "Page one") + b" EMC", Properties={"L": group})


def _layer_off(pdf: pikepdf.Pdf, secret: Secret) -> None:
    group = _layer(pdf, "Notes", is_on=False)
    add(pdf, b"/OC /L BDC " + words(72, 500, secret.all) + b" EMC", Properties={"L": group})


def _layer_on(pdf: pikepdf.Pdf, secret: Secret) -> None:
    group = _layer(pdf, "Notes", is_on=True)
    add(pdf, b"/OC /L BDC " + words(72, 500, secret.text) + b" EMC", Properties={"L": group})


def _layer_off_form(pdf: pikepdf.Pdf, secret: Secret) -> None:
    group = _layer(pdf, "Notes", is_on=False)
    add(pdf, b"/X Do", XObject={"X": form(pdf, words(72, 500, secret.all), OC=group)})


def _layer_for_print(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A layer that is off on the screen and on in print."""
    group = _layer(pdf, "Notes", is_on=False)
    group.Usage = Dictionary(Print=Dictionary(PrintState=Name.ON), View=Dictionary(ViewState=Name.OFF))
    pdf.Root.OCProperties.D.AS = Array(
        [Dictionary(Event=Name.Print, OCGs=Array([group]), Category=Array([Name.Print]))]
    )
    add(pdf, b"/OC /L BDC " + words(72, 500, secret.all) + b" EMC", Properties={"L": group})


def _script(secret: Secret) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{secret.all}');"))


def _open_action(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.OpenAction = _script(secret)


def _named_script(pdf: pikepdf.Pdf, secret: Secret) -> None:
    stored = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(secret.all.encode("utf-16")))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String(secret.name), pdf.make_indirect(stored)])))


def _page_action(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=_script(secret))


def _document_action(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.AA = Dictionary(WC=_script(secret))


def _base_uri(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.URI = Dictionary(Base=String("http://example.test/" + secret.all.replace(" ", "%20")))


def _signature(pdf: pikepdf.Pdf, secret: Secret) -> None:
    signed = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String(secret.name), Reason=String(secret.all),
        ContactInfo=String(secret.all), Contents=String(secret.all),
    )  # fmt: skip
    kept = pdf.make_indirect(signed)
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("sig"), Rect=Array([0, 0, 0, 0]), V=kept,
            P=pdf.pages[0].obj, F=132,
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=3)
    pdf.Root.Perms = Dictionary(DocMDP=kept)


def _validation(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.DSS = Dictionary(Certs=Array([pdf.make_stream(secret.all.encode())]))


def _legal(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.Legal = Dictionary(Attestation=String(secret.all))


def _language(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.Lang = String(secret.all)


def _template(pdf: pikepdf.Pdf, secret: Secret) -> None:
    hidden = pdf.make_indirect(
        Dictionary(
            Type=Name.Template, MediaBox=Array([0, 0, 612, 792]), Contents=pdf.make_stream(words(72, 700, secret.all)),
            Resources=pdf.pages[0].obj.Resources,
        )
    )  # fmt: skip
    pdf.Root.Names = Dictionary(Templates=Dictionary(Names=Array([String(secret.name), hidden])))


def _rendition(pdf: pikepdf.Pdf, secret: Secret) -> None:
    media = pdf.make_indirect(Dictionary(Type=Name.Rendition, S=Name.MR, N=String(secret.all)))
    pdf.Root.Names = Dictionary(Renditions=Dictionary(Names=Array([String("m"), media])))


def _separation(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.pages[0].obj.SeparationInfo = Dictionary(
        Pages=Array([pdf.pages[0].obj]), DeviceColorant=Name("/" + secret.unknown.split()[0])
    )


PLACES: tuple[Place, ...] = tuple(
    Place(group="structure", name=name, make=changed(change))
    for name, change in (
        ("bookmark", _outline),
        ("named destination, name tree", _destination_tree),
        ("named destination, dictionary", _destination_names),
        ("page label", _page_labels),
        ("article thread", _threads),
        ("structure tree: title, Alt, ActualText, E, ID, role", _tags),
        ("structure tree: user properties", _attributes),
        ("ActualText in the page's content", _marked("ActualText")),
        ("Alt in the page's content", _marked("Alt")),
        ("E in the page's content", _marked("E")),
        ("marked-content point", _marked("Note", "DP", "")),
        ("own property in the page's content", _marked("Own")),
        ("property list of marked content", _property_list),
        ("tag of marked content", _tag_name),
        ("name of a layer", _layer_name),
        ("layer that is off", _layer_off),
        ("layer that is on", _layer_on),
        ("form on a layer that is off", _layer_off_form),
        ("layer that is on in print only", _layer_for_print),
        ("script when the document opens", _open_action),
        ("named script", _named_script),
        ("script when a page opens", _page_action),
        ("script when the document closes", _document_action),
        ("base address", _base_uri),
        ("signature: name, reason, contact, contents", _signature),
        ("validation data of signatures", _validation),
        ("legal attestation", _legal),
        ("language entry", _language),
        ("template page", _template),
        ("rendition", _rendition),
        ("separation information", _separation),
    )
)
