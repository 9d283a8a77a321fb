"""The places that the invented viewpoints speak of, in the frame of ``demo_frame``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A spot with the word that people use for it; points fall within ``spread`` metres."""

    u: float
    v: float
    spread: float
    name: str


INSIDE = {
    "tunnel_north": Place(-72, 33, 4, "Tunnelns norra mynning"),
    "tunnel": Place(-72, 4, 3, "Gångtunneln"),
    "tunnel_south": Place(-72, -48, 5, "Tunnelns södra mynning"),
    "bridge": Place(141, 6, 2, "Gångbron"),
    "bridge_north": Place(141, 54, 4, "Gångbrons norra trappa"),
    "bridge_south": Place(141, -28, 3, "Gångbrons södra trappa"),
    "lift": Place(133, 14, 1.5, "Hissen vid gångbron"),
    "entrance": Place(5, 41, 4, "Huvudentrén"),
    "hall": Place(5, 27, 5, "Vänthallen"),
    "square": Place(20, 62, 14, "Resecentrumtorget"),
    "benches": Place(-22, 50, 4, "Bänkarna vid entrén"),
    "bikes": Place(-48, 25, 4, "Cykelparkeringen"),
    "buses": Place(115, 60, 9, "Bussterminalen"),
    "shelter": Place(96, 51, 3, "Läge C, bussterminalen"),
    "platform_1": Place(-40, 14, 2, "Perrong 1"),
    "platform_2": Place(70, -3, 2, "Perrong 2"),
    "platform_west": Place(-106, 14, 2, "Perrong 1, västra änden"),
    "parking": Place(-102, 58, 9, "Parkeringen"),
    "crossing": Place(-60, 86, 2, "Övergångsstället vid Stationsgatan"),
    "dropoff": Place(30, 86, 2, "Angöringen"),
    "south_park": Place(-96, -92, 10, "Södra entréparken"),
    "south_path": Place(-74, -100, 4, "Gångstråket söderut"),
    "south_street": Place(-30, -46, 3, "Södra Bangatan"),
    "warehouse": Place(18, -72, 5, "Godsmagasinet, norra sidan"),
}
# Corners of the plan boundary: the point lies exactly on it.
EDGE = {
    "edge_crossing": Place(-60, 90, 0, "Norra trottoaren vid Stationsgatan"),
    "edge_hotel": Place(174, 90, 0, "Hörnet mot Hotellgatan"),
    "edge_south": Place(-72, -126, 0, "Där gångstråket lämnar planen"),
}
NEAR = {
    "kerb": Place(-20, 106, 4, "Järnvägsgatan, norra sidan"),
    "hotel": Place(120, 112, 5, "Utanför hotellet"),
    "path_east": Place(200, 33, 5, "Gångvägen öster om bussarna"),
    "path_west": Place(-158, 31, 4, "Spårstigen"),
    "park_north": Place(-70, -152, 5, "Åparkens norra entré"),
}
ELSEWHERE = {
    "big_square": Place(124, 214, 22, "Stora torget"),
    "town_park": Place(-115, 214, 26, "Stadsparken"),
    "church": Place(-222, 322, 8, "Kyrkbacken"),
    "school": Place(-60, -388, 14, "Ådalsskolan"),
    "school_road": Place(-162, -345, 5, "Skolvägen"),
    "river_park": Place(90, -190, 16, "Åparken"),
    "promenade": Place(-230, -222, 10, "Åpromenaden"),
    "river_bridge": Place(-70, -250, 4, "Åbron"),
    "river_road": Place(160, -318, 6, "Åvägen"),
    "west_viaduct": Place(-404, 20, 6, "Västra viadukten"),
    "east_viaduct": Place(425, 15, 6, "Östra viadukten"),
    "playground": Place(335, -362, 14, "Lekplatsen"),
    "sports": Place(-330, -362, 20, "Idrottsplatsen"),
    "library": Place(0, 176, 6, "Biblioteket"),
    "gymnasium": Place(-345, 176, 8, "Gymnasiet"),
    "health": Place(470, 258, 8, "Vårdcentralen"),
    "shops": Place(240, 176, 8, "Storgatan"),
    "hill": Place(-560, 424, 12, "Bergsgatan"),
    "woods": Place(140, 512, 10, "Skogsvägen"),
    "slabs": Place(-290, -100, 30, "Södra gårdarna"),
    "retail": Place(280, -96, 18, "Handelsområdet"),
    "quay": Place(600, -160, 14, "Kajen"),
    "bus_north": Place(304, 340, 5, "Hållplats Norra Långgatan"),
}
PLACES = {**INSIDE, **EDGE, **NEAR, **ELSEWHERE}
