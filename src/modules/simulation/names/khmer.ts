/**
 * Names usual among the Khmer of Sóc Trăng, in the spelling of identity papers. Put together by hand from general knowledge of the region, no list of people;
 * the weights are rough and say nothing about anybody.
 */
export const khmerFamilyNames =
  "Thạch 24|Sơn 18|Lâm 15|Danh 12|Kim 9|Lý 8|Trần 5|Kiên 3|Liêu 3|Trà 2|Tăng 2|Đào 2|Châu 1|Huỳnh 1|Mai 1|Thái 1";

export const khmerMaleNames =
  "Sa Rươl 3|Sà Rinh 3|Sóc Kha 4|Sà Phol 3|Đa Ra 4|Ra Vi 3|Rít Thi 2|Vi Sal 3|Sô Vanh 2|Chanh Đa 3|Sà Mết 2|Thi Rinh 2|Na Rin 3|Sóc Khum 2|Ri Thi 2|Sà Huynh 2|Mô Ni Rết 1|Sà Voanh 1|Thanh Sà Vi 1|Vuth Thi 1|Sô Phal 3|Dương 4|Hiền 4|Sang 4|Lợi 4|Tài 3|Minh 3|Thươl 2|Út 2|Hoàng 3|Phước 3|Sà Rây 2|Quol 2|Nal 1|Sươl 2|Khêl 1|Phal 2|Son 2|Dinh 2|Xuyên 2";

export const khmerFemaleNames =
  "Sa Rây 4|Pha La 3|Sô Phi 3|Sô Phia 3|Chanh Thi 3|Thi Đa 4|Bô Pha 3|Sà Rết 2|Na Ry 3|Sóc Khim 2|Ra Ny 2|Mô Ni 2|Sô Thia 2|Ri Na 3|Chan Na 3|Thi Na 3|Đa Ny 2|Sà Mây 2|Pho La 1|Sô Khom 1|Hoa 4|Hương 4|Mai 3|Phượng 3|Hồng 4|Sươne 1|Ươne 1|Diệu 2|Thia 2|Lan 4|Thủy 3|Yến 3|Kim Hoa 3|Kim Anh 3|Ngọc Bích 2|Út 2|Liên 2|Phương 3|Sà Huône 1|Sà Nal 1";

/** Family names usual among the Hoa of the province; their given names are as the Kinh's. */
export const hoaFamilyNames =
  "Trần 20|Lâm 16|Lý 12|Huỳnh 10|Quách 8|Tăng 8|Trương 6|Ngô 6|Thái 5|Lưu 5|Vương 4|Châu 4|Hứa 3|Dư 3|Mã 3|Ong 2|Quan 2|La 2|Tô 2|Giang 2";
