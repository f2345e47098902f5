/* What the program knows by name: channels and kinds of actor, with the words people use for them. */
#include "journey_priv.h"

#include <string.h>

/* One row per channel: the name it gets when it was not declared, and ids and names that mean it. */
static const struct channel_row { enum cj_icon icon; const char *en, *nl; const char *synonyms; } channel_rows[] = {
    {CJ_ICON_WEB, "Website", "Website", "website site internet online web-shop webshop webwinkel portal portaal"},
    {CJ_ICON_APP, "App", "App", "mobile mobile-app mobiel"},
    {CJ_ICON_EMAIL, "E-mail", "E-mail", "e-mail mail"},
    {CJ_ICON_PHONE, "Phone", "Telefoon", "telephone call call-centre call-center telefoon bellen callcenter klantenservice"},
    {CJ_ICON_SMS, "Text message", "Sms", "text-message text sms-bericht"},
    {CJ_ICON_CHAT, "Chat", "Chat", "chatbot messenger whatsapp livechat live-chat"},
    {CJ_ICON_SOCIAL, "Social media", "Sociale media", "social-media sociale-media facebook instagram linkedin"},
    {CJ_ICON_POST, "Post", "Brief", "letter mail-post brief envelope envelop paper papier"},
    {CJ_ICON_FACE_TO_FACE, "Face to face", "Persoonlijk", "in-person person conversation meeting visit gesprek persoonlijk afspraak bezoek"},
    {CJ_ICON_STORE, "Store", "Winkel", "shop branch winkel filiaal"},
    {CJ_ICON_DESK, "Desk", "Balie", "counter reception service-desk balie loket receptie"},
    {CJ_ICON_KIOSK, "Kiosk", "Zuil", "terminal machine locker parcel-locker zuil automaat kluis pakketkluis"},
    {CJ_ICON_EVENT, "Event", "Evenement", "fair workshop evenement beurs bijeenkomst"},
    {CJ_ICON_VIDEO, "Video call", "Videobellen", "video-call videocall beeldbellen videobellen"},
    {CJ_ICON_PAYMENT, "Payment", "Betaling", "pay card pin betaling betalen ideal"},
    {CJ_ICON_DOCUMENT, "Document", "Document", "form contract formulier folder brochure leaflet"},
    {CJ_ICON_DELIVERY, "Delivery", "Bezorging", "courier parcel bezorging bezorger pakket"},
    {CJ_ICON_SEARCH, "Search engine", "Zoekmachine", "google search-engine zoekmachine zoeken"},
    {CJ_ICON_PLACE, "On site", "Op locatie", "location on-site station locatie plaats op-locatie"},
    {CJ_ICON_AD, "Advertisement", "Advertentie", "advert advertisement advertising poster advertentie reclame"},
    {CJ_ICON_OTHER, "Other", "Anders", "anders overig"},
};

static bool in_list(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = strstr(words, word); at && len > 0; at = strstr(at + 1, word))
        if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

enum cj_icon cj_known_channel(const char *slug)
{
    enum cj_icon icon = cj_icon_find(slug);
    if (icon != CJ_ICON_NONE && icon <= CJ_ICON_OTHER)
        return icon;
    for (size_t i = 0; i < G_N_ELEMENTS(channel_rows); i++)
        if (in_list(channel_rows[i].synonyms, slug))
            return channel_rows[i].icon;
    return CJ_ICON_NONE;
}

const char *cj_known_channel_name(const struct cj_language *language, enum cj_icon icon)
{
    for (size_t i = 0; i < G_N_ELEMENTS(channel_rows) && icon != CJ_ICON_NONE; i++)
        if (channel_rows[i].icon == icon)
            return cj_language_is_dutch(language) ? channel_rows[i].nl : channel_rows[i].en;
    return NULL;
}

const struct cj_word cj_actor_kinds[] = {
    {"department", CJ_ICON_DEPARTMENT, "team afdeling"},
    {"role", CJ_ICON_ROLE, "person employee rol medewerker persoon"},
    {"system", CJ_ICON_SYSTEM, "software it systeem"},
    {"partner", CJ_ICON_PARTNER, "supplier leverancier"},
    {"helper", CJ_ICON_HELPER, "family friend naaste mantelzorger hulp"},
    {NULL, 0, NULL},
};
